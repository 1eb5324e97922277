-- A ticket must be signed with a key of its own event, and its credential must end after it begins.
select t.id as ticket, t.key_id as key, t.event_id as event, k.event_id as event_of_key
  from ticket.ticket t
  left join ticket.ticket_key k on k.id = t.key_id
 where k.id is null or k.event_id <> t.event_id or t.expires_at <= t.not_before;
