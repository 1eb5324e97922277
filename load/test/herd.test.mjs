import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buy } from '../lib/herd-buyer.mjs';
import { pauseAfter } from '../lib/shop.mjs';
import { serve } from '../testing/fake-server.mjs';

/** A gateway and a sandbox in one; `before` may answer a call in another way. */
async function scene(t, places, before = () => undefined) {
  const seen = [];
  const answers = new Map();
  let left = places;
  const usual = ({ url, method }) => {
    if (url === '/v1/reservations') {
      if (left < 2) {
        return [409, { code: 'sold_out', available: {} }];
      }
      left -= 2;
      return [201, { id: 'r' }];
    }
    if (url === '/v1/orders' && method === 'POST') {
      return [201, { id: 'o', payment: { stripeCheckoutSessionId: 's' } }];
    }
    if (url === '/_sandbox/sessions/s/pay') {
      return [200, { outcome: 'completed' }];
    }
    if (url === '/v1/orders/o') {
      return [200, { status: 'FULFILLED' }];
    }
    return [200, { items: [{ credential: 'TKT1:A' }, { credential: 'TKT1:B' }] }];
  };
  const url = await serve(t, (request) => {
    const key = request.headers['idempotency-key'];
    seen.push({ what: `${request.method} ${request.url}`, key, prefer: request.headers.prefer });
    const other = before(request, seen.length);
    if (other) {
      return other;
    }
    if (key && answers.has(key)) {
      return answers.get(key);
    }
    const answer = usual(request);
    answers.set(key, answer);
    return answer;
  });
  const repeats = [];
  const decided = [];
  const go = () =>
    buy(
      { token: 't' },
      { gateway: url, sandbox: url, eventId: 'e', ticketTypeId: 't', quantity: 2, think: () => 0, patienceMillis: 120_000 },
      {
        note() {},
        repeat: (name, answer) => repeats.push(`${name} ${answer.status}`),
        decided: (millis) => decided.push(millis),
        measured() {},
      },
    );
  return { go, seen, repeats, decided };
}

test('who gets places ends with tickets, and the next one is told that it is sold out', async (t) => {
  const { go, seen, decided } = await scene(t, 2);

  assert.deepEqual(await go(), { outcome: 'tickets', tickets: 2 });
  assert.deepEqual(await go(), { outcome: 'sold_out' });

  assert.equal(decided.length, 2);
  assert.deepEqual(
    seen.map(({ what }) => what),
    [
      'POST /v1/reservations',
      'POST /v1/orders',
      'POST /_sandbox/sessions/s/pay',
      'GET /v1/orders/o',
      'GET /v1/tickets?orderId=o',
      'POST /v1/reservations',
    ],
  );
  assert.equal(seen[3].prefer, 'wait=30');
  assert.notEqual(seen[0].key, seen[1].key);
});

test('a refusal that passes is followed with the same key, as is a call without an answer', async (t) => {
  let refusals = 0;
  const { go, seen, repeats } = await scene(t, 2, ({ url }) => {
    if (url !== '/v1/reservations' || refusals === 3) {
      return undefined;
    }
    return [
      [503, { code: 'service_unavailable' }, { 'retry-after': '0' }],
      [409, { code: 'idempotency_in_progress' }, { 'retry-after': '0' }],
      [0],
    ][refusals++];
  });

  assert.equal((await go()).outcome, 'tickets');

  assert.deepEqual(repeats, ['reserve 503', 'reserve 409', 'reserve 0']);
  assert.equal(new Set(seen.slice(0, 4).map(({ key }) => key)).size, 1);
});

test('a buyer who is not told whether there are places is lost', async (t) => {
  const { go } = await scene(t, 2, () => [500, { code: 'internal_error' }]);

  assert.deepEqual(await go(), { outcome: 'lost', reason: 'reserve: 500 internal_error' });
});

test('a buyer who paid and gets fewer tickets is lost', async (t) => {
  const { go } = await scene(t, 2, ({ url }) =>
    url.startsWith('/v1/tickets') ? [200, { items: [{ credential: 'TKT1:A' }] }] : undefined,
  );

  assert.deepEqual(await go(), { outcome: 'lost', reason: 'read tickets: 1 instead of 2' });
});

test('an order that expires is lost at once', async (t) => {
  const { go } = await scene(t, 2, ({ url }) =>
    url === '/v1/orders/o' ? [200, { status: 'EXPIRED' }] : undefined,
  );

  assert.deepEqual(await go(), { outcome: 'lost', reason: 'wait for the tickets: still EXPIRED' });
});

test('sold_out and other decisions are final, and a shop waits as long as it is told', () => {
  assert.equal(pauseAfter({ status: 409 }), undefined);
  assert.equal(pauseAfter({ status: 201 }), undefined);
  assert.equal(pauseAfter({ status: 422 }), undefined);
  assert.equal(pauseAfter({ status: 503, retryAfter: '2' }), 2000);
  assert.equal(pauseAfter({ status: 429, retryAfter: '1' }), 1000);
  assert.equal(pauseAfter({ status: 504 }), 1000);
});
