// Makes one HTTP request over kept connections, as many as there are requests at a time.
import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

/** In milliseconds; longer than the longest allowed wait for an answer (30 s). */
const LONGEST_CALL_MILLIS = 40_000;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const secureAgent = new SecureAgent({ keepAlive: true, maxSockets: Infinity });

/** Resolves to status, headers, bytes and millis; without an answer to status 0 and the error. */
export function exchange(method, url, headers, text) {
  const began = performance.now();
  const secure = url.startsWith('https:');
  const options = {
    method,
    headers: {
      ...headers,
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      }),
    },
    agent: secure ? secureAgent : agent,
    timeout: LONGEST_CALL_MILLIS,
  };
  return new Promise((resolve) => {
    const end = (answer) => resolve({ ...answer, millis: performance.now() - began });
    const failed = (error) => end({ status: 0, headers: {}, error: error.code ?? error.message });
    const asking = (secure ? secureRequest : request)(url, options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () =>
        end({
          status: response.statusCode,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in time')));
    asking.on('error', failed);
    asking.end(text);
  });
}

export function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
