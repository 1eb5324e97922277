-- A payment that Stripe's page confirmed to its buyer has money in at the order.
-- needs: calls
SELECT DISTINCT c.subjects ->> 'order' AS "order", c.subjects ->> 'session' AS session, o.phase
  FROM lab.call c
  LEFT JOIN payment.orders o ON o.id::text = c.subjects ->> 'order'
 WHERE c.operation = 'checkout.pay' AND c.outcome = 'OK' AND c.answer = 'completed'
   AND o.quarantine IS NULL
   AND (o.phase IS NULL OR o.phase NOT IN ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING'));
