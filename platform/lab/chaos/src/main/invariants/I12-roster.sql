-- validation-service must know every ticket as ticket-service does, with the hash of its code alone.
select coalesce(t.id, v.id) as ticket, t.status, v.status as at_the_gate, t.version,
       v.version as version_at_the_gate, t.message_sequence as said, v.sequence as heard
  from ticket.ticket t
  full join validation.ticket v on v.id = t.id
 where t.id is null or v.id is null or v.sequence <> t.message_sequence or v.status <> t.status
    or v.version <> t.version or v.code_hash is null or v.code is not null or v.key_id <> t.key_id
    or v.event_id <> t.event_id or v.ticket_type_name <> t.ticket_type_name
    or v.holder_name is distinct from t.holder_name;
