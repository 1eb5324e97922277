-- An allotment's held and sold must equal its reservations, less what cancelled tickets gave back;
-- it must not exceed its capacity, which must be the ticket type's.
select t.id as ticket_type, t.capacity, a.capacity as allotted, a.held, s.held as rows_held, a.sold,
       s.sold as rows_sold
  from event.ticket_type t
  full join event.allotment a on a.ticket_type_id = t.id
  left join lateral (
    select coalesce(sum(i.quantity) filter (where r.status in ('HELD', 'CHECKOUT')), 0) as held,
           coalesce(sum(i.quantity) filter (where r.status = 'CONVERTED'), 0)
             - (select count(*) from event.cancelled_ticket c
                 where c.returned and c.ticket_type_id = coalesce(t.id, a.ticket_type_id)) as sold
      from event.reservation_item i join event.reservation r on r.id = i.reservation_id
     where i.ticket_type_id = coalesce(t.id, a.ticket_type_id)) as s on true
 where t.id is null or a.ticket_type_id is null or a.capacity <> t.capacity
    or a.held <> s.held or a.sold <> s.sold or a.held + a.sold > a.capacity
    or a.held < 0 or a.sold < 0;
