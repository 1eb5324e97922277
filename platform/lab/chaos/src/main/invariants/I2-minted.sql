-- An order with money must have exactly the tickets of each of its lines, seats from 1 to the
-- quantity; one that is to be refunded may also have none.
select o.id as "order", o.phase, l.line_id as line, l.quantity, count(t.id) as tickets
  from payment.orders o
  join payment.order_line l on l.order_id = o.id
  left join ticket.ticket t
         on t.order_id = o.id and t.line_id = l.line_id and t.seat between 1 and l.quantity
        and t.ticket_type_id = l.ticket_type_id and t.event_id = o.event_id
        and t.reservation_id = o.reservation_id
 where o.phase in ('PAID', 'FULFILLED', 'REFUND_PENDING')
 group by o.id, o.phase, l.line_id, l.quantity
having count(t.id) <> l.quantity and not (o.phase = 'REFUND_PENDING' and count(t.id) = 0);
