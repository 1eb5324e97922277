-- What an organizer was told of an event must be true: a created event exists, a published one is
-- on sale or cancelled, and staff that were named exist.
-- needs: calls
select c.operation, c.subjects ->> 'event' as event, e.status, c.subjects ->> 'email' as named
  from lab.call c
  left join event.event e on e.id::text = c.subjects ->> 'event'
 where c.outcome = 'OK' and c.operation in ('event.create', 'event.publish', 'staff.name')
   and (e.id is null
        or c.operation = 'event.publish' and e.status = 'DRAFT'
        or c.operation = 'staff.name'
           and not exists (select from event.staff s
                            where s.event_id = e.id and s.email = lower(c.subjects ->> 'email')));
