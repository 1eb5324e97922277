// Drives the Stripe sandbox with Stripe's own client for Node, through every operation that the
// sandbox implements. Started by StripeClientTests; any unexpected answer ends it with an error.
//
//   node stripe-client.mjs drive  BASE KEY           makes all calls, prints what was made as JSON
//   node stripe-client.mjs verify SECRET FILE       checks the signatures of received webhooks
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Stripe from 'stripe';

const [command, ...words] = process.argv.slice(2);

/** Two seats at 25 euros. */
function twoSeats() {
  return {
    mode: 'payment',
    success_url: 'https://shop.test/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.test/basket',
    client_reference_id: 'order-8',
    customer_email: 'grace@example.com',
    metadata: { order_id: '8' },
    payment_intent_data: { metadata: { order_id: '8' } },
    line_items: [
      {
        quantity: 2,
        price_data: {
          currency: 'eur',
          unit_amount: 2500,
          product_data: { name: 'Ticket & Ünï' },
        },
      },
    ],
  };
}

async function drive(base, key) {
  const { hostname, port } = new URL(base);
  const stripe = new Stripe(key, {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const sessions = stripe.checkout.sessions;
  const pay = async (id) => {
    const paid = await fetch(`${base}/_sandbox/sessions/${id}/pay`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    assert.equal(paid.status, 200, await paid.text());
  };

  // Checkout Sessions: create, repeat, retrieve, list, line items, expire.
  const once = { idempotencyKey: 'node-order-8' };
  const session = await sessions.create(twoSeats(), once);
  assert.equal(session.status, 'open');
  assert.equal(session.amount_total, 5000);
  const again = await sessions.create(twoSeats(), once);
  assert.equal(again.id, session.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  await assert.rejects(
    sessions.create({ ...twoSeats(), client_reference_id: 'order-9' }, once),
    (error) => error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400,
  );
  const items = await sessions.listLineItems(session.id);
  assert.equal(items.data[0].description, 'Ticket & Ünï');
  assert.equal(items.data[0].quantity, 2);
  const given = await sessions.create(twoSeats());
  assert.equal((await sessions.expire(given.id)).status, 'expired');
  await assert.rejects(
    sessions.expire(given.id),
    (error) => error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400,
  );
  await assert.rejects(sessions.retrieve('cs_test_none'), { code: 'resource_missing', statusCode: 404 });

  // A payment: its session with all that belongs to it, the intent and the charge alone.
  await pay(session.id);
  const paid = await sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge', 'line_items'],
  });
  assert.equal(paid.payment_status, 'paid');
  assert.equal(paid.line_items.data.length, 1);
  const charge = paid.payment_intent.latest_charge;
  assert.equal(charge.amount_captured, 5000);
  assert.equal((await stripe.paymentIntents.retrieve(paid.payment_intent.id)).status, 'succeeded');
  assert.equal((await stripe.charges.retrieve(charge.id)).paid, true);
  const found = await sessions.list({ payment_intent: paid.payment_intent.id });
  assert.deepEqual(found.data.map((each) => each.id), [session.id]);
  const open = [];
  for await (const each of sessions.list({ limit: 1 })) {
    open.push(each.id);
  }
  assert.deepEqual(open, [given.id, session.id]);

  // Refunds: create under a key, repeat, retrieve, list, and one that asks for too much.
  const back = { payment_intent: paid.payment_intent.id, amount: 2000, metadata: { refund_id: '1' } };
  const refund = await stripe.refunds.create(back, { idempotencyKey: 'node-refund-1' });
  assert.equal(refund.status, 'succeeded');
  const repeated = await stripe.refunds.create(back, { idempotencyKey: 'node-refund-1' });
  assert.equal(repeated.id, refund.id);
  assert.equal((await stripe.refunds.retrieve(refund.id)).amount, 2000);
  const refunds = await stripe.refunds.list({ payment_intent: paid.payment_intent.id });
  assert.deepEqual(refunds.data.map((each) => each.id), [refund.id]);
  await assert.rejects(
    stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 3001 }),
    (error) => error instanceof Stripe.errors.StripeInvalidRequestError,
  );

  // Disputes: one that is opened by hand, so that nobody waits for a test card's.
  const disputed = await sessions.create(twoSeats());
  await pay(disputed.id);
  const opened = await fetch(`${base}/_sandbox/charges/${disputed.id}/dispute`, { method: 'POST' });
  assert.equal(opened.status, 200, await opened.text());
  const disputes = await stripe.disputes.list({ limit: 10 });
  assert.equal(disputes.data.length, 1);
  assert.equal((await stripe.disputes.retrieve(disputes.data[0].id)).status, 'needs_response');

  // Events: every page of the list, one alone, and a filter.
  const events = [];
  for await (const event of stripe.events.list({ limit: 3 })) {
    events.push(event);
  }
  assert.equal(new Set(events.map((event) => event.id)).size, events.length);
  const completed = await stripe.events.list({ type: 'checkout.session.completed' });
  assert.equal(completed.data.length, 2);
  const event = await stripe.events.retrieve(completed.data[1].id);
  assert.equal(event.data.object.id, session.id);

  const stranger = new Stripe('sk_test_x', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  await assert.rejects(
    stranger.checkout.sessions.create(twoSeats()),
    (error) => error instanceof Stripe.errors.StripeAuthenticationError,
  );

  // Stripe's rates, with one call in ten minutes instead of 25 in a second.
  const faults = (method, body) => fetch(`${base}/_sandbox/faults`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  const limited = await faults('PUT', '{"limiter": {"perOperation": 1, "within": "10m"}}');
  assert.equal(limited.status, 200, await limited.text());
  await sessions.create(twoSeats());
  await assert.rejects(
    sessions.create(twoSeats()),
    (error) =>
      error instanceof Stripe.errors.StripeRateLimitError &&
      error.statusCode === 429 &&
      error.code === 'rate_limit' &&
      error.headers['stripe-rate-limited-reason'] === 'endpoint-rate',
  );
  const ended = await (await faults('DELETE')).json();
  assert.equal(ended.counters.endpointRate, 1);
  console.log(JSON.stringify({ apiVersion: Stripe.API_VERSION, events: events.map((each) => each.id) }));
}

function verify(secret, file) {
  const webhooks = JSON.parse(readFileSync(file, 'utf8'));
  const stripe = new Stripe('sk_test_any');
  const seen = webhooks.map(({ body, signature }) => {
    assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_another'));
    assert.throws(() => stripe.webhooks.constructEvent(`${body} `, signature, secret));
    return stripe.webhooks.constructEvent(body, signature, secret).id;
  });
  console.log(JSON.stringify(seen));
}

if (command === 'drive') {
  await drive(...words);
} else {
  verify(...words);
}
