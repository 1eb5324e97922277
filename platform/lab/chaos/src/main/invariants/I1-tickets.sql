-- Tickets of a type are as many as its allotment counts as sold and cancelled ones gave back, but
-- for those whose money goes back, and valid ones never more than its capacity.
SELECT a.ticket_type_id AS ticket_type, a.capacity, a.sold, t.tickets, t.valid
  FROM event.allotment a
  LEFT JOIN LATERAL (
    SELECT count(*) AS tickets, count(*) FILTER (WHERE t.status = 'VALID') AS valid
      FROM ticket.ticket t
     WHERE t.ticket_type_id = a.ticket_type_id
       AND NOT EXISTS (SELECT FROM payment.orders o
                        WHERE o.id = t.order_id AND o.phase = 'REFUND_PENDING')) AS t ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS back FROM event.cancelled_ticket c
     WHERE c.returned AND c.ticket_type_id = a.ticket_type_id) AS c ON true
 WHERE t.tickets <> a.sold + c.back OR t.valid > a.capacity;
