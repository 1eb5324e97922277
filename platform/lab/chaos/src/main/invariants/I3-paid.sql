-- Every ticket must belong to a line of an order with money, or of a confirmed free order.
select t.id as ticket, t.order_id as "order", o.phase, t.line_id as line, t.seat, l.quantity
  from ticket.ticket t
  left join payment.orders o on o.id = t.order_id
  left join payment.order_line l on l.order_id = o.id and l.line_id = t.line_id
 where o.id is null or l.line_id is null or t.seat > l.quantity
    or o.phase not in ('PAID', 'FULFILLED', 'REFUND_PENDING');
