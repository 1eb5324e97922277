-- An attempt of an order must open at most one session at Stripe, an order must be paid by one
-- session, and every session must belong to a known order.
-- needs: ledger
select 'sessions of one attempt' as what, order_id as "order", attempt, count(*) as sessions,
       min(id) as one
  from lab.session group by order_id, attempt having count(*) > 1
union all
select 'paid sessions of one order', order_id, null, count(*), min(id)
  from lab.session where payment_status = 'paid' group by order_id having count(*) > 1
union all
select 'no such order', s.order_id, s.attempt, 1, s.id
  from lab.session s
 where not exists (select from payment.orders o
                    where o.id = s.order_id and o.reservation_id = s.reservation_id);
