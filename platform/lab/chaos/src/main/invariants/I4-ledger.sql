-- Money that Stripe has must belong to exactly one order, to the cent, and an order must have money
-- only if Stripe has it; orders in quarantine wait for an operator.
-- needs: ledger
select 'Stripe has it' as what, s.id as session, o.id as "order", o.phase, s.captured,
       o.total_amount as ordered, s.currency, o.session_id as session_of_order
  from lab.session s
  left join payment.orders o on o.id = s.order_id
 where (s.payment_status = 'paid' or s.captured > 0)
   and o.quarantine is null
   and (o.id is null or o.phase not in ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING')
        or s.captured <> o.total_amount or s.amount <> o.total_amount
        or upper(s.currency) <> o.currency or o.session_id is distinct from s.id)
union all
select 'the order says so', s.id, o.id, o.phase, s.captured, o.total_amount, s.currency,
       o.session_id
  from payment.orders o
  left join lab.session s on s.id = o.session_id
 where o.phase in ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING') and o.total_amount > 0
   and o.quarantine is null
   and (s.payment_status is distinct from 'paid' or s.order_id is distinct from o.id);
