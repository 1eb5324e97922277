-- An order that took money after it was closed says so, and no order is paid that was not claimed.
SELECT o.id AS "order", o.phase, o.closed_as, o.paid_at, o.closed_at
  FROM payment.orders o
 WHERE (o.paid_at IS NOT NULL AND o.closed_as IS NOT NULL
        AND NOT EXISTS (SELECT FROM payment.order_timeline t
                         WHERE t.order_id = o.id AND t.type = 'LATE_PAYMENT'))
    OR (o.phase IN ('EXPIRED', 'CANCELLED', 'FAILED') AND o.phase IS DISTINCT FROM o.closed_as)
    OR (o.phase IN ('EXPIRED', 'CANCELLED', 'FAILED') AND o.paid_at IS NOT NULL)
    OR (o.paid_at IS NOT NULL AND o.event_id IS NULL);
