-- Every message that ticket-service counted about a ticket, a key or an erased person must be on its
-- topic.
-- needs: messages
with counted as (
    select 'usher.tickets.v1' as topic, id::text as id, message_sequence from ticket.ticket
    union all
    select 'usher.ticket-keys.v1', id, message_sequence from ticket.ticket_key
    union all
    select 'usher.people.v1', account_id, message_sequence from ticket.erased_account)
select c.topic, c.id as about, c.message_sequence as counted, coalesce(s.last, 0) as said
  from counted c
  left join (select topic, subject, max(sequence) as last from lab.message
              where not injected group by topic, subject) as s
         on s.topic = c.topic and s.subject = c.id
 where c.message_sequence <> coalesce(s.last, 0);
