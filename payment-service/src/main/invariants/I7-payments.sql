-- An order is announced as paid exactly once if it is, with what was bought; as late or closed at
-- most once; and never as paid if it is not.
-- needs: messages
WITH said AS (
    SELECT subject,
           count(DISTINCT sequence) FILTER (WHERE type = 'usher.payment.succeeded.v1') AS paid,
           count(DISTINCT sequence) FILTER (WHERE type = 'usher.payment.late.v1') AS late,
           count(DISTINCT sequence) FILTER (WHERE type = 'usher.order.closed.v1') AS closed,
           bool_and((data #>> '{total,amount}')::bigint = o.total_amount
                    AND data #>> '{total,currency}' = o.currency
                    AND data ->> 'reservationId' = o.reservation_id::text
                    AND data #>> '{buyer,accountId}' = o.holder_id)
               FILTER (WHERE type = 'usher.payment.succeeded.v1') AS right_facts
      FROM lab.message m
      LEFT JOIN payment.orders o ON o.id::text = m.subject
     WHERE m.topic = 'usher.payments.v1' AND NOT m.injected
     GROUP BY subject)
SELECT coalesce(o.id::text, s.subject) AS "order", o.phase, o.closed_as, s.paid, s.late, s.closed,
       s.right_facts
  FROM payment.orders o
  FULL JOIN said s ON s.subject = o.id::text
 WHERE o.id IS NULL
    OR coalesce(s.paid, 0) <> CASE WHEN o.phase IN ('PAID', 'FULFILLED') THEN 1
                                   WHEN o.phase = 'REFUND_PENDING' THEN coalesce(s.paid, 0)
                                   ELSE 0 END
    OR s.paid > 1 OR s.late > 1 OR s.closed > 1
    OR coalesce(s.late, 0) <> CASE WHEN o.closed_as IS NOT NULL AND o.paid_at IS NOT NULL THEN 1
                                   ELSE 0 END
    OR coalesce(s.closed, 0) <> CASE WHEN o.closed_as IS NULL THEN 0 ELSE 1 END
    OR s.right_facts IS FALSE;
