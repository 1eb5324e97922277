-- What Stripe told is worked off, and nothing about an order was let go.
SELECT id AS notification, type, received_at, attempts, outcome
  FROM payment.stripe_event
 WHERE done_at IS NULL OR outcome LIKE 'let go%';
