-- What a buyer was told of an order is so: one that was opened exists, one that was cancelled was
-- closed, one that was paid stays paid, and one that has its tickets keeps them.
-- needs: calls
SELECT c.operation, c.answer, c.subjects ->> 'order' AS "order", o.phase, o.closed_as,
       c.ended_at AS told_at
  FROM lab.call c
  LEFT JOIN payment.orders o ON o.id::text = c.subjects ->> 'order'
 WHERE c.outcome = 'OK' AND c.operation LIKE 'order.%'
   AND (o.id IS NULL OR o.phase IN ('ATTEMPT', 'FAILED')
        OR o.reservation_id::text <> c.subjects ->> 'reservation'
        OR o.quantity <> (c.subjects ->> 'quantity')::int
        OR c.operation = 'order.cancel' AND o.closed_as IS NULL
        OR c.answer IN ('EXPIRED', 'CANCELLED') AND o.closed_as IS NULL
        OR c.answer IN ('PAID', 'FULFILLED')
           AND o.phase NOT IN ('PAID', 'FULFILLED', 'REFUND_PENDING')
        OR c.answer = 'FULFILLED' AND o.phase = 'PAID');
