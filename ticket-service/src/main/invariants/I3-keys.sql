-- A ticket is signed with a key of its own event, and its credential ends after it begins.
SELECT t.id AS ticket, t.key_id AS key, t.event_id AS event, k.event_id AS event_of_key
  FROM ticket.ticket t
  LEFT JOIN ticket.ticket_key k ON k.id = t.key_id
 WHERE k.id IS NULL OR k.event_id <> t.event_id OR t.expires_at <= t.not_before;
