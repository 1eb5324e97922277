-- No ticket exists without a line of an order with money in, or of a free one that is confirmed.
SELECT t.id AS ticket, t.order_id AS "order", o.phase, t.line_id AS line, t.seat, l.quantity
  FROM ticket.ticket t
  LEFT JOIN payment.orders o ON o.id = t.order_id
  LEFT JOIN payment.order_line l ON l.order_id = o.id AND l.line_id = t.line_id
 WHERE o.id IS NULL OR l.line_id IS NULL OR t.seat > l.quantity
    OR o.phase NOT IN ('PAID', 'FULFILLED', 'REFUND_PENDING');
