-- No reservation holds more tickets of a type than the type allows in one order, or none at all.
SELECT r.id AS reservation, i.ticket_type_id AS ticket_type, i.quantity, t.max_per_order AS allowed
  FROM event.reservation r
  LEFT JOIN event.reservation_item i ON i.reservation_id = r.id
  LEFT JOIN event.ticket_type t ON t.id = i.ticket_type_id
 WHERE i.reservation_id IS NULL OR t.id IS NULL OR i.quantity > t.max_per_order
    OR t.event_id <> r.event_id;
