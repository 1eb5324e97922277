-- event-service must have handled every message of its topics that moves seats, once or as a dead letter.
-- needs: messages
with reader (consumer, topic) as (
    values ('event-service.payments', 'usher.payments.v1'),
           ('event-service.staff', 'usher.staff.v1'),
           ('event-service.people', 'usher.people.v1'),
           ('event-service.tickets', 'usher.tickets.v1'))
select distinct r.consumer, m.topic, m.id as message, m.type, m.subject
  from reader r
  join lab.message m on m.topic = r.topic
 where m.id is not null
   and m.type <> 'usher.refund.requested.v1' and m.type <> 'usher.refund.settled.v1'
   and m.type <> 'usher.payment.revoked.v1'
   and (m.topic <> 'usher.tickets.v1' or m.data ->> 'status' = 'CANCELLED')
   and not exists (select from event.inbox i
                    where i.consumer = r.consumer and i.message_id::text = m.id)
   and not exists (select from lab.message d
                    where d.topic = r.consumer || '.' || r.topic || '.dlt' and d.id = m.id);
