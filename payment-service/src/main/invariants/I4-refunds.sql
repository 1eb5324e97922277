-- What an order says of its refunds must equal them, and not more than its total may go back.
select o.id as "order", o.total_amount, o.refunding_amount, r.pending, o.refunded_amount,
       r.succeeded
  from payment.orders o
  left join lateral (
    select coalesce(sum(amount) filter (where status = 'PENDING'), 0) as pending,
           coalesce(sum(amount) filter (where status = 'SUCCEEDED'), 0) as succeeded
      from payment.refund r where r.order_id = o.id) as r on true
 where o.refunding_amount <> r.pending or o.refunded_amount <> r.succeeded
    or r.pending + r.succeeded > coalesce(o.total_amount, 0);
