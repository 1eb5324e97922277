-- validation-service must know every public key as ticket-service does, and every event must have
-- an active key.
select coalesce(t.id, v.key_id) as key, t.event_id as event, t.status, v.status as at_the_gate
  from ticket.ticket_key t
  full join validation.ticket_key v on v.key_id = t.id
 where t.id is null or v.key_id is null or v.public_key <> t.public_key or v.status <> t.status
    or v.event_id <> t.event_id or v.sequence <> t.message_sequence
union all
select null, e.id, 'has no active key', null
  from event.event e
 where not exists (select from ticket.ticket_key k where k.event_id = e.id and k.status = 'ACTIVE');
