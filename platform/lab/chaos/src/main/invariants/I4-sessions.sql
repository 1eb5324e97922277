-- An attempt of an order opened one session at Stripe, an order was paid by one, and every session
-- is of an order that is known.
-- needs: ledger
SELECT 'sessions of one attempt' AS what, order_id AS "order", attempt, count(*) AS sessions,
       min(id) AS one
  FROM lab.session GROUP BY order_id, attempt HAVING count(*) > 1
UNION ALL
SELECT 'paid sessions of one order', order_id, NULL, count(*), min(id)
  FROM lab.session WHERE payment_status = 'paid' GROUP BY order_id HAVING count(*) > 1
UNION ALL
SELECT 'no such order', s.order_id, s.attempt, 1, s.id
  FROM lab.session s
 WHERE NOT EXISTS (SELECT FROM payment.orders o
                    WHERE o.id = s.order_id AND o.reservation_id = s.reservation_id);
