-- Every message that event-service counted about an event or a reservation must be on its topic.
-- needs: messages
with counted as (
    select 'usher.events.v1' as topic, id, message_sequence from event.event
    union all
    select 'usher.reservations.v1', id, message_sequence from event.reservation)
select c.topic, c.id as about, c.message_sequence as counted, coalesce(s.last, 0) as said
  from counted c
  left join (select topic, subject, max(sequence) as last from lab.message
              where not injected group by topic, subject) as s
         on s.topic = c.topic and s.subject = c.id::text
 where c.message_sequence <> coalesce(s.last, 0);
