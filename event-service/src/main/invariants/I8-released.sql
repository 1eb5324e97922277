-- Stock of a checkout returns only because its order ended: never by the clock, while somebody may
-- still pay.
SELECT r.id AS reservation, r.order_id AS "order", r.status, r.updated_at AS released_at,
       o.ended_at AS order_ended_at
  FROM event.reservation r
  LEFT JOIN event.ended_order o ON o.order_id = r.order_id AND o.reservation_id = r.id
 WHERE r.status IN ('EXPIRED', 'RELEASED') AND r.order_id IS NOT NULL
   AND (o.order_id IS NULL OR o.ended_at > r.updated_at);
