-- Nobody holds or has bought more tickets of an event than its limit per buyer allows, unless late
-- money had stock taken again.
SELECT r.event_id AS event, r.holder_id AS holder, sum(i.quantity) AS tickets,
       e.max_per_buyer AS allowed
  FROM event.reservation r
  JOIN event.reservation_item i ON i.reservation_id = r.id
  JOIN event.event e ON e.id = r.event_id
  CROSS JOIN lab.run
 WHERE (r.status IN ('CHECKOUT', 'CONVERTED') OR r.status = 'HELD' AND r.held_until > run.suite_time)
   AND NOT EXISTS (SELECT FROM event.ended_order o
                    WHERE o.reservation_id = r.id AND o.late_answer = 'RETAKEN')
 GROUP BY r.event_id, r.holder_id, e.max_per_buyer
HAVING sum(i.quantity) > e.max_per_buyer;
