-- Every order ends: one that waits for its buyer ends soon after its time, an attempt, late money
-- or a paid order without its tickets within a quarter of an hour. One in quarantine waits for an
-- operator.
SELECT o.id AS "order", o.phase, o.created_at, o.expires_at, o.paid_at
  FROM payment.orders o, lab.run
 WHERE o.quarantine IS NULL
   AND (o.phase IN ('OPEN', 'PROCESSING') AND o.expires_at < run.suite_time - interval '5 minutes'
        OR o.phase = 'ATTEMPT' AND o.created_at < run.suite_time - interval '15 minutes'
        OR o.phase IN ('PAID', 'LATE') AND o.paid_at < run.suite_time - interval '15 minutes');
