-- Every accepted scan is of a ticket that is known, of the event at whose gate it was, and the
-- entry in force is the last one accepted.
SELECT s.scan_id AS scan, s.ticket_id AS ticket, s.event_id AS event, t.event_id AS ticket_of,
       s.ticket_status, s.reason
  FROM validation.scan s
  LEFT JOIN validation.ticket t ON t.id = s.ticket_id
 WHERE s.result = 'ADMITTED' AND (t.id IS NULL OR t.event_id <> s.event_id OR s.reason <> 'OK')
UNION ALL
SELECT t.entry_scan_id, t.id, t.event_id, NULL, t.status, 'the entry in force is not in the log'
  FROM validation.ticket t
 WHERE t.entry_scan_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM validation.scan s
                    WHERE s.scan_id = t.entry_scan_id AND s.ticket_id = t.id
                      AND s.direction = 'ENTRY' AND s.result = 'ADMITTED');
