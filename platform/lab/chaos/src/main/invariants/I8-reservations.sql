-- A reservation in checkout has an order that is under way, a converted one an order with money in
-- that bought exactly what was reserved, and such an order's reservation is converted.
SELECT r.id AS reservation, r.status, r.order_id AS "order", o.phase, 'has no such order' AS what
  FROM event.reservation r
  LEFT JOIN payment.orders o ON o.id = r.order_id AND o.reservation_id = r.id
 WHERE (r.status = 'CHECKOUT' AND o.quarantine IS NULL
        AND (o.id IS NULL OR o.phase NOT IN ('ATTEMPT', 'OPEN', 'PROCESSING', 'LATE', 'PAID')))
    OR (r.status = 'CONVERTED' AND (o.id IS NULL OR o.phase NOT IN ('PAID', 'FULFILLED')))
UNION ALL
SELECT o.reservation_id, r.status, o.id, o.phase, 'is not converted for its order'
  FROM payment.orders o
  LEFT JOIN event.reservation r ON r.id = o.reservation_id
 WHERE o.phase IN ('PAID', 'FULFILLED')
   AND (r.status IS DISTINCT FROM 'CONVERTED' OR r.order_id IS DISTINCT FROM o.id)
UNION ALL
SELECT o.reservation_id, NULL, o.id, o.phase, 'was bought differently'
  FROM payment.orders o
 WHERE o.event_id IS NOT NULL
   AND EXISTS (
    SELECT FROM (SELECT * FROM payment.order_line WHERE order_id = o.id) AS l
      FULL JOIN (SELECT * FROM event.reservation_item WHERE reservation_id = o.reservation_id) AS i
             ON i.ticket_type_id = l.ticket_type_id
     WHERE l.quantity IS DISTINCT FROM i.quantity OR l.unit_amount IS DISTINCT FROM i.unit_amount
        OR i.currency IS DISTINCT FROM o.currency);
