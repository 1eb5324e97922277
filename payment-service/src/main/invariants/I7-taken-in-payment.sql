-- payment-service must have handled every message of its topics that may change an order, once or as a dead letter.
-- needs: messages
with reader (consumer, topic) as (
    values ('payment-service.reservations', 'usher.reservations.v1'),
           ('payment-service.tickets', 'usher.tickets.v1'),
           ('payment-service.people', 'usher.people.v1'),
           ('payment-service.events', 'usher.events.v1'))
select distinct r.consumer, m.topic, m.id as message, m.type, m.subject
  from reader r
  join lab.message m on m.topic = r.topic
 where m.id is not null
   and m.type <> 'usher.reservation.converted.v1'
   and not exists (select from payment.inbox i
                    where i.consumer = r.consumer and i.message_id::text = m.id)
   and not exists (select from lab.message d
                    where d.topic = r.consumer || '.' || r.topic || '.dlt' and d.id = m.id);
