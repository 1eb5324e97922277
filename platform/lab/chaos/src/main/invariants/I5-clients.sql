-- What gates were told holds: an admission is in the log, one scan of an event is always answered
-- the same, and nobody was let in twice without having left.
-- needs: calls
WITH told AS (
    SELECT DISTINCT subjects ->> 'event' AS event, subjects ->> 'ticket' AS ticket,
           subjects ->> 'scan' AS scan, subjects ->> 'direction' AS direction, answer
      FROM lab.call WHERE operation = 'scan' AND outcome = 'OK')
SELECT 'admitted, not in the log' AS what, t.ticket, t.scan, t.answer, NULL::bigint AS times
  FROM told t
 WHERE t.answer = 'ADMITTED'
   AND NOT EXISTS (SELECT FROM validation.scan s
                    WHERE s.scan_id::text = t.scan AND s.ticket_id::text = t.ticket
                      AND s.direction = t.direction AND s.result = 'ADMITTED')
UNION ALL
SELECT 'answered in two ways', min(ticket), scan, string_agg(answer, ' and '), count(*)
  FROM told GROUP BY event, scan HAVING count(DISTINCT answer) > 1
UNION ALL
SELECT 'let in too often', i.ticket, NULL, NULL, i.times
  FROM (SELECT ticket, count(*) AS times FROM told
         WHERE answer = 'ADMITTED' AND direction = 'ENTRY' GROUP BY ticket) AS i
 WHERE i.times > 1 + (
    -- Whoever got no answer may have left.
    SELECT count(DISTINCT c.subjects ->> 'scan') FROM lab.call c
     WHERE c.operation = 'scan' AND c.subjects ->> 'ticket' = i.ticket
       AND c.subjects ->> 'direction' = 'EXIT'
       AND (c.outcome = 'UNKNOWN' OR c.answer = 'ADMITTED'));
