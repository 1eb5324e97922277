-- A cancelled event must sell nothing, and one minute later it must have no hold without an opened
-- order.
select e.id as event, e.updated_at as cancelled_at, a.ticket_type_id as open_ticket_type,
       r.id as held_reservation
  from event.event e
 cross join lab.run
  left join event.allotment a on a.event_id = e.id and a.open
  left join event.reservation r
         on r.event_id = e.id and r.status = 'HELD'
        and e.updated_at < run.suite_time - interval '1 minute'
 where e.status = 'CANCELLED' and (a.ticket_type_id is not null or r.id is not null);
