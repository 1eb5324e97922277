-- The tickets of a type must equal what its allotment counts as sold and what cancelled tickets
-- gave back, except those to be refunded; valid tickets must not exceed the capacity.
select a.ticket_type_id as ticket_type, a.capacity, a.sold, t.tickets, t.valid
  from event.allotment a
  left join lateral (
    select count(*) as tickets, count(*) filter (where t.status = 'VALID') as valid
      from ticket.ticket t
     where t.ticket_type_id = a.ticket_type_id
       and not exists (select from payment.orders o
                        where o.id = t.order_id and o.phase = 'REFUND_PENDING')) as t on true
  left join lateral (
    select count(*) as back from event.cancelled_ticket c
     where c.returned and c.ticket_type_id = a.ticket_type_id) as c on true
 where t.tickets <> a.sold + c.back or t.valid > a.capacity;
