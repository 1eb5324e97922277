-- An order that is closed can't be paid any more: no session that its buyer was led to is open.
-- needs: ledger
SELECT s.id AS session, o.id AS "order", o.phase, o.closed_at, s.expires_at
  FROM lab.session s
  JOIN payment.orders o ON o.id = s.order_id
 WHERE s.status = 'open' AND o.closed_as IS NOT NULL
   -- One that was opened by a call long given up is known to nobody, and ends by itself.
   AND o.session_id = s.id;
