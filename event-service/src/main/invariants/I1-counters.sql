-- What an allotment counts as held and sold is what its reservations say, less what cancelled
-- tickets gave back; it never counts more than its capacity, and that is the ticket type's own.
SELECT t.id AS ticket_type, t.capacity, a.capacity AS allotted, a.held, s.held AS rows_held, a.sold,
       s.sold AS rows_sold
  FROM event.ticket_type t
  FULL JOIN event.allotment a ON a.ticket_type_id = t.id
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(i.quantity) FILTER (WHERE r.status IN ('HELD', 'CHECKOUT')), 0) AS held,
           coalesce(sum(i.quantity) FILTER (WHERE r.status = 'CONVERTED'), 0)
             - (SELECT count(*) FROM event.cancelled_ticket c
                 WHERE c.returned AND c.ticket_type_id = coalesce(t.id, a.ticket_type_id)) AS sold
      FROM event.reservation_item i JOIN event.reservation r ON r.id = i.reservation_id
     WHERE i.ticket_type_id = coalesce(t.id, a.ticket_type_id)) AS s ON true
 WHERE t.id IS NULL OR a.ticket_type_id IS NULL OR a.capacity <> t.capacity
    OR a.held <> s.held OR a.sold <> s.sold OR a.held + a.sold > a.capacity
    OR a.held < 0 OR a.sold < 0;
