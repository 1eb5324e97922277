-- No ticket of an order whose money went back as a whole may be valid.
select t.id as ticket, t.order_id as "order", o.refunded_at
  from ticket.ticket t
  join payment.orders o on o.id = t.order_id
 where o.refunded_at is not null and t.status <> 'CANCELLED';
