-- The gate knows every ticket as ticket-service has it.
SELECT coalesce(t.id, v.id) AS ticket, t.status, v.status AS at_the_gate, t.version,
       v.version AS version_at_the_gate, t.message_sequence AS said, v.sequence AS heard
  FROM ticket.ticket t
  FULL JOIN validation.ticket v ON v.id = t.id
 WHERE t.id IS NULL OR v.id IS NULL OR v.sequence <> t.message_sequence OR v.status <> t.status
    OR v.version <> t.version OR v.code <> t.code OR v.key_id <> t.key_id
    OR v.event_id <> t.event_id OR v.ticket_type_name <> t.ticket_type_name
    OR v.holder_name IS DISTINCT FROM t.holder_name;
