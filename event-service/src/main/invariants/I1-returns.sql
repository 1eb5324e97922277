-- A cancelled ticket's seat came back at most once, only after its reservation was converted, and
-- never more often than seats were bought.
SELECT c.ticket_id AS ticket, c.reservation_id AS reservation, r.status, c.cancelled_at, c.returned
  FROM event.cancelled_ticket c
  LEFT JOIN event.reservation r ON r.id = c.reservation_id
  LEFT JOIN event.event e ON e.id = r.event_id
 WHERE c.returned IS NULL AND r.status = 'CONVERTED'
    OR c.returned IS NOT NULL AND r.status IS DISTINCT FROM 'CONVERTED'
    OR c.returned
       AND (SELECT count(*) FROM event.cancelled_ticket o
             WHERE o.reservation_id = c.reservation_id AND o.ticket_type_id = c.ticket_type_id
               AND o.returned)
           > (SELECT coalesce(sum(i.quantity), 0) FROM event.reservation_item i
               WHERE i.reservation_id = c.reservation_id
                 AND i.ticket_type_id = c.ticket_type_id);
