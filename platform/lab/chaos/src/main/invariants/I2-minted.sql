-- An order with money in has exactly the tickets of each of its lines, seats from 1 to the quantity;
-- one whose money goes back may also have none.
SELECT o.id AS "order", o.phase, l.line_id AS line, l.quantity, count(t.id) AS tickets
  FROM payment.orders o
  JOIN payment.order_line l ON l.order_id = o.id
  LEFT JOIN ticket.ticket t
         ON t.order_id = o.id AND t.line_id = l.line_id AND t.seat BETWEEN 1 AND l.quantity
        AND t.ticket_type_id = l.ticket_type_id AND t.event_id = o.event_id
        AND t.reservation_id = o.reservation_id
 WHERE o.phase IN ('PAID', 'FULFILLED', 'REFUND_PENDING')
 GROUP BY o.id, o.phase, l.line_id, l.quantity
HAVING count(t.id) <> l.quantity AND NOT (o.phase = 'REFUND_PENDING' AND count(t.id) = 0);
