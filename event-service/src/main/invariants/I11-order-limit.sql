-- A reservation must hold at least one ticket of a type, and no more than the type allows per
-- order.
select r.id as reservation, i.ticket_type_id as ticket_type, i.quantity, t.max_per_order as allowed
  from event.reservation r
  left join event.reservation_item i on i.reservation_id = r.id
  left join event.ticket_type t on t.id = i.ticket_type_id
 where i.reservation_id is null or t.id is null or i.quantity > t.max_per_order
    or t.event_id <> r.event_id;
