-- Every notification of Stripe must be processed, and none about an order may be ignored.
select id as notification, type, received_at, attempts, outcome
  from payment.stripe_event
 where done_at is null or dropped;
