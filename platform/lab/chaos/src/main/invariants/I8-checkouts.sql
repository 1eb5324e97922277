-- A checkout must end: five minutes after its time no reservation may be in checkout. An order in
-- quarantine waits for an operator.
select r.id as reservation, r.order_id as "order", r.expires_at
  from event.reservation r, lab.run
 where r.status = 'CHECKOUT' and r.expires_at < run.suite_time - interval '5 minutes'
   and not exists (select from payment.orders o
                    where o.id = r.order_id and o.quarantine is not null);
