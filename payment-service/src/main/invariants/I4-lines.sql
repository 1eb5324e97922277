-- The total and the number of tickets of an order are those of its lines.
SELECT o.id AS "order", o.phase, o.total_amount, l.total, o.quantity, l.quantity AS of_lines
  FROM payment.orders o
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(quantity * unit_amount), 0) AS total, coalesce(sum(quantity), 0) AS quantity
      FROM payment.order_line l WHERE l.order_id = o.id) AS l ON true
 WHERE o.event_id IS NOT NULL
   AND (o.total_amount IS DISTINCT FROM l.total OR o.quantity <> l.quantity OR l.quantity = 0);
