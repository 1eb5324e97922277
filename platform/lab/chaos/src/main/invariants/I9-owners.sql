-- A reservation, its order and its tickets belong to the same account, and to the organizer whose
-- event it is.
SELECT o.id AS "order", o.holder_id AS buyer, r.holder_id AS reserved_by, NULL AS ticket_of,
       o.organizer_id AS organizer, e.organizer_id AS organizer_of_event
  FROM payment.orders o
  LEFT JOIN event.reservation r ON r.id = o.reservation_id
  LEFT JOIN event.event e ON e.id = o.event_id
 WHERE o.event_id IS NOT NULL
   AND (r.holder_id IS DISTINCT FROM o.holder_id OR r.event_id IS DISTINCT FROM o.event_id
        OR e.organizer_id IS DISTINCT FROM o.organizer_id)
UNION ALL
SELECT t.order_id, o.holder_id, NULL, t.buyer_id, NULL, NULL
  FROM ticket.ticket t
  JOIN payment.orders o ON o.id = t.order_id
 WHERE t.buyer_id <> o.holder_id;
