-- What an organizer was told of an event must be true: a created event exists, a published one is
-- on sale or cancelled, a cancelled one is cancelled, staff that were named exist unless they were
-- removed, and staff that were removed are gone.
-- needs: calls
select c.operation, c.subjects ->> 'event' as event, e.status, c.subjects ->> 'email' as named
  from lab.call c
  left join event.event e on e.id::text = c.subjects ->> 'event'
  left join event.staff s on s.event_id = e.id and s.email = lower(c.subjects ->> 'email')
 where c.outcome = 'OK'
   and c.operation in ('event.create', 'event.publish', 'event.cancel', 'staff.name', 'staff.remove')
   and (e.id is null
        or c.operation = 'event.publish' and e.status = 'DRAFT'
        or c.operation = 'event.cancel' and e.status <> 'CANCELLED'
        or c.operation = 'staff.remove' and s.id is not null
        or c.operation = 'staff.name' and s.id is null
           and not exists (select from lab.call r
                            where r.operation = 'staff.remove' and r.outcome <> 'REFUSED'
                              and r.subjects ->> 'event' = c.subjects ->> 'event'
                              and lower(r.subjects ->> 'email') = lower(c.subjects ->> 'email')));
