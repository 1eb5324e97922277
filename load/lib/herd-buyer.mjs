// One buyer of the herd: reserves as soon as the sale opens, and buys if there are places.
import { setTimeout as sleep } from 'node:timers/promises';
import { insist } from './shop.mjs';

/** How often the shop's page asks for an unfinished order, up to 30 s each. */
const MOST_WAITS = 6;

/**
 * Goes from the reservation to the tickets, and returns how it ended: `tickets`, `sold_out`, or
 * `lost` with the reason.
 *
 * @param scene gateway, sandbox, eventId, ticketTypeId, quantity, and think() in milliseconds
 * @param book note(name, answer), repeat(name, answer), decided(millis), measured(name, millis)
 */
export async function buy(buyer, scene, book) {
  try {
    return await go(buyer, scene, book);
  } catch (failed) {
    return { outcome: 'lost', reason: failed.message };
  }
}

async function go({ token }, scene, book) {
  const { gateway } = scene;
  const shop = { note: book.note, repeat: book.repeat, patienceMillis: scene.patienceMillis };
  const began = performance.now();
  const reserved = await insist(
    'reserve',
    'POST',
    `${gateway}/v1/reservations`,
    {
      token,
      body: {
        eventId: scene.eventId,
        items: [{ ticketTypeId: scene.ticketTypeId, quantity: scene.quantity }],
      },
    },
    shop,
  );
  book.decided(performance.now() - began);
  if (reserved.status === 409 && reserved.code === 'sold_out') {
    return { outcome: 'sold_out' };
  }
  expect('reserve', reserved, 201);

  await sleep(scene.think());
  const opened = await insist(
    'open order',
    'POST',
    `${gateway}/v1/orders`,
    { token, body: { reservationId: reserved.json.id } },
    shop,
  );
  // 200: an earlier call, whose answer was lost, has opened it.
  expect('open order', opened, 201, 200);
  const orderId = opened.json.id;

  await sleep(scene.think());
  const session = opened.json.payment.stripeCheckoutSessionId;
  const paid = await insist(
    'pay (sandbox)',
    'POST',
    `${scene.sandbox}/_sandbox/sessions/${session}/pay`,
    { body: {} },
    shop,
  );
  expect('pay (sandbox)', paid, 200);
  if (paid.json.outcome !== 'completed') {
    throw new Error(`pay (sandbox): ${paid.json.outcome}`);
  }
  const paidAt = performance.now();
  await untilFulfilled(`${gateway}/v1/orders/${orderId}`, token, shop);
  book.measured('paid, until the buyer sees the tickets', performance.now() - paidAt);

  const tickets = await insist(
    'read tickets',
    'GET',
    `${gateway}/v1/tickets?orderId=${orderId}`,
    { token },
    shop,
  );
  expect('read tickets', tickets, 200);
  const got = tickets.json.items.filter(({ credential }) => credential).length;
  if (got !== scene.quantity) {
    throw new Error(`read tickets: ${got} instead of ${scene.quantity}`);
  }
  return { outcome: 'tickets', tickets: got };
}

async function untilFulfilled(url, token, shop) {
  for (let waits = 1; ; waits++) {
    const asked = { token, prefer: 'wait=30' };
    const seen = await insist('wait for the tickets', 'GET', url, asked, shop);
    expect('wait for the tickets', seen, 200);
    const { status } = seen.json;
    if (status === 'FULFILLED') {
      return;
    }
    if (waits === MOST_WAITS || !['PENDING_PAYMENT', 'PAID'].includes(status)) {
      throw new Error(`wait for the tickets: still ${status}`);
    }
  }
}

function expect(name, answer, ...good) {
  if (!good.includes(answer.status)) {
    throw new Error(`${name}: ${answer.status === 0 ? 'no answer' : answer.status} ${answer.code}`);
  }
}
