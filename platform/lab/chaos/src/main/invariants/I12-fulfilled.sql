-- payment-service has counted every ticket, and an order is fulfilled exactly when all its tickets
-- exist.
SELECT 'ticket' AS what, coalesce(t.id, p.ticket_id) AS id, t.order_id AS ticket_of,
       p.order_id AS counted_for, NULL AS phase
  FROM ticket.ticket t
  FULL JOIN payment.order_ticket p ON p.ticket_id = t.id
 WHERE t.id IS NULL OR p.ticket_id IS NULL OR p.order_id <> t.order_id
UNION ALL
SELECT 'order', o.id, NULL, NULL, o.phase
  FROM payment.orders o
 WHERE o.phase IN ('PAID', 'FULFILLED')
   AND (o.phase = 'FULFILLED')
       <> ((SELECT count(*) FROM payment.order_ticket p WHERE p.order_id = o.id) = o.quantity);
