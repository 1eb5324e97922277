-- A reservation, its order and its tickets must belong to the same account, and to the organizer of
-- the event.
select o.id as "order", o.holder_id as buyer, r.holder_id as reserved_by, null as ticket_of,
       o.organizer_id as organizer, e.organizer_id as organizer_of_event
  from payment.orders o
  left join event.reservation r on r.id = o.reservation_id
  left join event.event e on e.id = o.event_id
 where o.event_id is not null
   and (r.holder_id is distinct from o.holder_id or r.event_id is distinct from o.event_id
        or e.organizer_id is distinct from o.organizer_id)
union all
select t.order_id, o.holder_id, null, t.buyer_id, null, null
  from ticket.ticket t
  join payment.orders o on o.id = t.order_id
 where t.buyer_id <> o.holder_id;
