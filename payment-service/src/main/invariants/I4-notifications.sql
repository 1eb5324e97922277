-- What Stripe told is worked off, and nothing about an order was let go.
select id as notification, type, received_at, attempts, outcome
  from payment.stripe_event
 where done_at is null or outcome like 'let go%';
