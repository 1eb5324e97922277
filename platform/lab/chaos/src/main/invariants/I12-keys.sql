-- The gate knows every public key as ticket-service has it, and every event has an active one.
SELECT coalesce(t.id, v.key_id) AS key, t.event_id AS event, t.status, v.status AS at_the_gate
  FROM ticket.ticket_key t
  FULL JOIN validation.ticket_key v ON v.key_id = t.id
 WHERE t.id IS NULL OR v.key_id IS NULL OR v.public_key <> t.public_key OR v.status <> t.status
    OR v.event_id <> t.event_id OR v.sequence <> t.message_sequence
UNION ALL
SELECT NULL, e.id, 'has no active key', NULL
  FROM event.event e
 WHERE NOT EXISTS (SELECT FROM ticket.ticket_key k WHERE k.event_id = e.id AND k.status = 'ACTIVE');
