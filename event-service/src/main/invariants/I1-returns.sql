-- The seat of a cancelled ticket must return at most once, only after its reservation was
-- converted, and not more seats may return than were bought.
select c.ticket_id as ticket, c.reservation_id as reservation, r.status, c.cancelled_at, c.returned
  from event.cancelled_ticket c
  left join event.reservation r on r.id = c.reservation_id
  left join event.event e on e.id = r.event_id
 where c.returned is null and r.status = 'CONVERTED'
    or c.returned is not null and r.status is distinct from 'CONVERTED'
    or c.returned
       and (select count(*) from event.cancelled_ticket o
             where o.reservation_id = c.reservation_id and o.ticket_type_id = c.ticket_type_id
               and o.returned)
           > (select coalesce(sum(i.quantity), 0) from event.reservation_item i
               where i.reservation_id = c.reservation_id
                 and i.ticket_type_id = c.ticket_type_id);
