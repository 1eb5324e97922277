-- What an order says of its disputes must equal them, and not more than its total may have gone back by
-- refunds and lost disputes together.
select o.id as "order", o.total_amount, o.dispute, d.dispute as of_disputes, o.lost_amount, d.lost,
       o.refunded_amount, o.refunding_amount
  from payment.orders o
  left join lateral (
    select coalesce(sum(amount) filter (where status = 'LOST'), 0) as lost,
           case when bool_or(status = 'LOST') then 'LOST'
                when bool_or(status = 'OPEN') then 'OPEN' end as dispute
      from payment.dispute d where d.order_id = o.id) as d on true
 where o.dispute is distinct from d.dispute or o.lost_amount <> d.lost
    or o.refunded_amount + o.lost_amount > coalesce(o.total_amount, 0)
    or (o.dispute = 'LOST' and o.owed_for is not null);
