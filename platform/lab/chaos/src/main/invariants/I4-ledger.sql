-- Money that Stripe has is an order's, once and to the cent, and an order says it has money only if
-- Stripe does; what is in quarantine waits for an operator.
-- needs: ledger
SELECT 'Stripe has it' AS what, s.id AS session, o.id AS "order", o.phase, s.captured,
       o.total_amount AS ordered, s.currency, o.session_id AS session_of_order
  FROM lab.session s
  LEFT JOIN payment.orders o ON o.id = s.order_id
 WHERE (s.payment_status = 'paid' OR s.captured > 0)
   AND o.quarantine IS NULL
   AND (o.id IS NULL OR o.phase NOT IN ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING')
        OR s.captured <> o.total_amount OR s.amount <> o.total_amount
        OR upper(s.currency) <> o.currency OR o.session_id IS DISTINCT FROM s.id)
UNION ALL
SELECT 'the order says so', s.id, o.id, o.phase, s.captured, o.total_amount, s.currency,
       o.session_id
  FROM payment.orders o
  LEFT JOIN lab.session s ON s.id = o.session_id
 WHERE o.phase IN ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING') AND o.total_amount > 0
   AND (s.payment_status IS DISTINCT FROM 'paid' OR s.order_id IS DISTINCT FROM o.id);
