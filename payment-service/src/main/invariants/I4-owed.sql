-- No order may owe a refund that has not begun, unless its payment is disputed, and every paid order of a cancelled event must have
-- owed one.
select o.id as "order", o.phase, o.owed_for, k.status as event
  from payment.orders o
  left join payment.known_event k on k.id = o.event_id
 where (o.owed_for is not null and o.dispute is distinct from 'OPEN')
    or (k.status = 'CANCELLED' and o.phase in ('PAID', 'FULFILLED') and not o.ended_with_event)
    or (o.owed_for is not null and o.quarantine is not null);
