-- Every message that payment-service counted about an order is on its topic.
-- needs: messages
SELECT o.id AS "order", o.phase, o.message_sequence AS counted, coalesce(s.last, 0) AS said
  FROM payment.orders o
  LEFT JOIN (SELECT subject, max(sequence) AS last FROM lab.message
              WHERE topic = 'usher.payments.v1' AND NOT injected GROUP BY subject) AS s
         ON s.subject = o.id::text
 WHERE o.message_sequence <> coalesce(s.last, 0);
