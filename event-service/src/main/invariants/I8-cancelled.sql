-- A cancelled event sells nothing, and a minute later nothing of it is held that nobody opened an
-- order on.
SELECT e.id AS event, e.updated_at AS cancelled_at, a.ticket_type_id AS open_ticket_type,
       r.id AS held_reservation
  FROM event.event e
 CROSS JOIN lab.run
  LEFT JOIN event.allotment a ON a.event_id = e.id AND a.open
  LEFT JOIN event.reservation r
         ON r.event_id = e.id AND r.status = 'HELD'
        AND e.updated_at < run.suite_time - interval '1 minute'
 WHERE e.status = 'CANCELLED' AND (a.ticket_type_id IS NOT NULL OR r.id IS NOT NULL);
