-- What a client was told must be told again once the suite is healed: a repeated key or scan id
-- must get the same answer, and orders, reservations and tickets must still be readable.
-- needs: calls
with named as (
    select *, coalesce(subjects ->> 'key', (subjects ->> 'scan') || ' ' || (subjects ->> 'event'),
                       subjects ->> 'order', subjects ->> 'reservation') as subject,
           case operation
               when 'event.create' then subjects ->> 'event'
               when 'reservation.create' then subjects ->> 'reservation'
               when 'order.open' then subjects ->> 'order'
               when 'order.cancel' then subjects ->> 'order'
               when 'tickets.read' then subjects ->> 'tickets'
               when 'scan' then answer end as told
      from lab.call),
-- An unanswered question is asked several times; the last answer counts.
again as (
    select distinct on (actor, operation, subject) * from named
     where subjects ? 'again' order by actor, operation, subject, number desc)
select a.operation, a.subject, a.status, a.code, b.told as told_before, a.told as told_again
  from again a
  left join lateral (
      select n.told from named n
       where n.actor = a.actor and n.operation = a.operation and n.subject = a.subject
         and n.outcome = 'OK' and not n.subjects ? 'again' and n.told is not null
       order by n.number desc limit 1) as b on true
 where (a.outcome <> 'OK' or b.told is not null and a.told is distinct from b.told)
   -- Gate staff that was removed is refused, whatever it was told before.
   and not (a.operation = 'scan' and a.status = 403
            and exists (select from lab.call r
                         where r.operation = 'staff.remove' and r.outcome <> 'REFUSED'
                           and r.subjects ->> 'event' = a.subjects ->> 'event'
                           and split_part(r.subjects ->> 'email', '@', 1) = a.actor));
