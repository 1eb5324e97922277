-- What an organizer was told of an event is so: one that was created exists, one that was published
-- is on sale or was cancelled, and whoever was named for the gates is.
-- needs: calls
SELECT c.operation, c.subjects ->> 'event' AS event, e.status, c.subjects ->> 'email' AS named
  FROM lab.call c
  LEFT JOIN event.event e ON e.id::text = c.subjects ->> 'event'
 WHERE c.outcome = 'OK' AND c.operation IN ('event.create', 'event.publish', 'staff.name')
   AND (e.id IS NULL
        OR c.operation = 'event.publish' AND e.status = 'DRAFT'
        OR c.operation = 'staff.name'
           AND NOT EXISTS (SELECT FROM event.staff s
                            WHERE s.event_id = e.id AND s.email = lower(c.subjects ->> 'email')));
