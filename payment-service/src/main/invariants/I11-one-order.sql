-- A reservation must have at most one order that its buyer was shown, however often it was
-- requested.
-- A unique index says the same today; this query would find its loss.
select reservation_id as reservation, holder_id as holder, count(*) as orders
  from payment.orders
 where closed_as is distinct from 'FAILED'
 group by reservation_id, holder_id
having count(*) > 1;
