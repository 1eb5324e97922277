-- ticket-service, validation-service and payment-service must know every event in the version that
-- event-service has.
select coalesce(e.id, t.id, v.id) as event, e.status, e.message_sequence as said,
       t.sequence as heard_by_tickets, v.sequence as heard_at_the_gate,
       p.sequence as heard_by_payments
  from event.event e
  full join ticket.show t on t.id = e.id
  full join validation.event v on v.id = coalesce(e.id, t.id)
  left join payment.known_event p on p.id = e.id
 where e.id is null or t.id is null or v.id is null
    or t.sequence <> e.message_sequence or v.sequence <> e.message_sequence
    or t.status <> e.status or v.status <> e.status
    or t.organizer_id <> e.organizer_id or v.organizer_id <> e.organizer_id
    or p.id is null or p.sequence <> e.message_sequence or p.status <> e.status
    or p.organizer_id <> e.organizer_id
    or t.title <> e.title or v.title <> e.title or t.ends_at <> e.ends_at
    or v.starts_at <> e.starts_at or v.reentry <> e.reentry;
