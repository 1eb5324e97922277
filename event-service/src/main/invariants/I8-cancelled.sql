-- Of an event that was called off nothing is held and nothing can be: its reservations are in
-- checkout, sold or over.
SELECT e.id AS event, a.ticket_type_id AS ticket_type, a.open, r.id AS reservation
  FROM event.event e
  LEFT JOIN event.allotment a ON a.event_id = e.id AND a.open
  LEFT JOIN event.reservation r ON r.event_id = e.id AND r.status = 'HELD'
 WHERE e.status = 'CANCELLED' AND (a.ticket_type_id IS NOT NULL OR r.id IS NOT NULL);
