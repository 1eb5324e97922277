-- Only money that came after the end of its order may lack stock: a refund is owed for no other.
-- needs: ledger
SELECT o.id AS "order", o.closed_as, o.closed_at, s.completed_at AS paid_at, o.total_amount AS owed
  FROM payment.orders o
  LEFT JOIN lab.session s ON s.id = o.session_id
 WHERE o.phase = 'REFUND_PENDING'
   AND (o.closed_at IS NULL OR s.completed_at IS NULL OR s.completed_at <= o.closed_at);
