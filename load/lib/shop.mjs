// Makes the calls of a shop: with a key where something is created, and again when it is told to.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, parsed } from './http.mjs';

/** The pause after a refusal that does not say for how long. */
const PAUSE_MILLIS = 1000;
/** Refusals that pass, and no answer at all (0). With the same key a call can be repeated. */
const PASSING = [0, 409, 429, 502, 503, 504];

/** Calls once; resolves to status 0 if there is no answer. */
export async function call(method, url, { token, key, prefer, body } = {}) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { 'idempotency-key': key }),
    ...(prefer && { prefer }),
  };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await exchange(method, url, headers, text);
  const json = answer.bytes && parsed(answer.bytes);
  return {
    status: answer.status,
    code: answer.status >= 400 ? (json?.code ?? 'not JSON') : (answer.error ?? ''),
    retryAfter: answer.headers['retry-after'],
    json,
    millis: answer.millis,
  };
}

/**
 * Tells how long a shop waits before it asks again, in milliseconds; undefined when the answer is
 * final. A 409 is final unless it says when to come again.
 */
export function pauseAfter({ status, retryAfter }) {
  if (!PASSING.includes(status) || (status === 409 && retryAfter === undefined)) {
    return undefined;
  }
  return retryAfter === undefined ? PAUSE_MILLIS : Math.max(100, Number(retryAfter) * 1000);
}

/**
 * Calls under one key until the answer is final, or patience ends; the last answer is returned. Each
 * call is noted, and each repeat as well.
 */
export async function insist(name, method, url, options, { note, repeat, patienceMillis }) {
  const until = Date.now() + patienceMillis;
  const keyed = method === 'POST' ? { key: randomUUID(), ...options } : options;
  for (;;) {
    const answer = await call(method, url, keyed);
    note(name, answer);
    const pause = pauseAfter(answer);
    if (pause === undefined || Date.now() + pause > until) {
      return answer;
    }
    repeat(name, answer);
    await sleep(pause);
  }
}
