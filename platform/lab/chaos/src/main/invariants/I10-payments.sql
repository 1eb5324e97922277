-- A payment that Stripe's page confirmed to its buyer must be recorded at the order.
-- needs: calls
select distinct c.subjects ->> 'order' as "order", c.subjects ->> 'session' as session, o.phase
  from lab.call c
  left join payment.orders o on o.id::text = c.subjects ->> 'order'
 where c.operation = 'checkout.pay' and c.outcome = 'OK' and c.answer = 'completed'
   and o.quarantine is null
   and (o.phase is null or o.phase not in ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING'));
