-- Every notification that has settled an order must be in Stripe's list of events, or Stripe must have
-- said the same of its session, soon after the list was read.
select e.id as notification, e.type, e.outcome, e.received_at, c.read_at
  from payment.stripe_event e, payment.stripe_cursor c
 where e.confirmed_at is null and e.outcome in ('paid', 'late') and e.received_at >= c.whole_since
   and e.received_at < c.read_at - interval '5 minutes'
   and c.reading_since < c.read_at - interval '5 minutes';
