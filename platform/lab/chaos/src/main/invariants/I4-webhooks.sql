-- A notification that was answered with 2xx is stored and was worked off.
-- needs: ledger
SELECT d.event_id AS notification, d.type, d.session_id AS session, count(*) AS taken,
       e.received_at, e.done_at
  FROM lab.delivery d
  LEFT JOIN payment.stripe_event e ON e.id = d.event_id
 WHERE d.success AND (e.id IS NULL OR e.done_at IS NULL)
 GROUP BY d.event_id, d.type, d.session_id, e.received_at, e.done_at;
