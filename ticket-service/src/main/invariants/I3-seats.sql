-- A seat of an order line has one ticket, the seats of a line are numbered from 1 without a gap,
-- and no two tickets share a code.
SELECT order_id AS "order", line_id AS line, count(*) AS tickets, count(DISTINCT seat) AS seats,
       max(seat) AS last, NULL AS code
  FROM ticket.ticket
 GROUP BY order_id, line_id
HAVING count(*) <> count(DISTINCT seat) OR max(seat) <> count(*) OR min(seat) <> 1
UNION ALL
SELECT NULL, NULL, count(*), NULL, NULL, 'one of ticket ' || min(id::text)
  FROM ticket.ticket
 GROUP BY code
HAVING count(*) > 1;
