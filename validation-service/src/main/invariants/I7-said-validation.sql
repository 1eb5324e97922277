-- Every scan of a known ticket and every binding of gate staff is on its topic.
-- needs: messages
SELECT 'ticket' AS what, t.id AS about, t.message_sequence AS counted, coalesce(s.last, 0) AS said
  FROM validation.ticket t
  LEFT JOIN (SELECT subject, max(sequence) AS last FROM lab.message
              WHERE topic = 'usher.scans.v1' AND NOT injected GROUP BY subject) AS s
         ON s.subject = t.id::text
 WHERE t.message_sequence <> coalesce(s.last, 0)
UNION ALL
SELECT 'scan', s.scan_id, 1, 0
  FROM validation.scan s
 WHERE s.ticket_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM lab.message m
                    WHERE m.topic = 'usher.scans.v1' AND m.subject = s.ticket_id::text
                      AND m.data ->> 'scanId' = s.scan_id::text
                      AND m.data ->> 'result' = s.result AND m.data ->> 'reason' = s.reason)
UNION ALL
SELECT 'staff', b.id, 1, 0
  FROM validation.staff b
 WHERE b.account_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM lab.message m
                    WHERE m.topic = 'usher.staff.v1' AND m.subject = b.id::text);
