-- Tickets and gates know every event as event-service has it.
SELECT coalesce(e.id, t.id, v.id) AS event, e.status, e.message_sequence AS said,
       t.sequence AS heard_by_tickets, v.sequence AS heard_at_the_gate
  FROM event.event e
  FULL JOIN ticket.show t ON t.id = e.id
  FULL JOIN validation.event v ON v.id = coalesce(e.id, t.id)
 WHERE e.id IS NULL OR t.id IS NULL OR v.id IS NULL
    OR t.sequence <> e.message_sequence OR v.sequence <> e.message_sequence
    OR t.status <> e.status OR v.status <> e.status
    OR t.organizer_id <> e.organizer_id OR v.organizer_id <> e.organizer_id
    OR t.title <> e.title OR v.title <> e.title OR t.ends_at <> e.ends_at
    OR v.starts_at <> e.starts_at OR v.reentry <> e.reentry;
