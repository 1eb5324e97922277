-- The total and the number of tickets of an order must be those of its lines.
select o.id as "order", o.phase, o.total_amount, l.total, o.quantity, l.quantity as of_lines
  from payment.orders o
  left join lateral (
    select coalesce(sum(quantity * unit_amount), 0) as total, coalesce(sum(quantity), 0) as quantity
      from payment.order_line l where l.order_id = o.id) as l on true
 where o.event_id is not null
   and (o.total_amount is distinct from l.total or o.quantity <> l.quantity or l.quantity = 0);
