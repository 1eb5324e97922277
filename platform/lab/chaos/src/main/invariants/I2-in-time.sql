-- Only money that came after the end of its order may lack stock: no other order may be owed a
-- refund.
-- needs: ledger
select o.id as "order", o.closed_as, o.closed_at, s.completed_at as paid_at, o.total_amount as owed
  from payment.orders o
  left join lab.session s on s.id = o.session_id
 where o.phase = 'REFUND_PENDING'
   and (o.closed_at is null or s.completed_at is null or s.completed_at <= o.closed_at);
