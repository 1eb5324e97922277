-- A ticket that its buyer has seen exists, as one of the order it was seen with.
-- needs: calls
SELECT DISTINCT seen.ticket, c.subjects ->> 'order' AS "order", t.order_id AS ticket_of
  FROM lab.call c
  CROSS JOIN LATERAL string_to_table(c.subjects ->> 'tickets', ',') AS seen (ticket)
  LEFT JOIN ticket.ticket t ON t.id::text = seen.ticket
 WHERE c.operation = 'tickets.read' AND c.outcome = 'OK' AND seen.ticket <> ''
   AND t.order_id::text IS DISTINCT FROM c.subjects ->> 'order';
