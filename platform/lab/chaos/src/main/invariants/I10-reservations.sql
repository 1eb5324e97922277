-- What a buyer was told of a reservation is so: one that was acknowledged exists as asked for, one
-- that was given back has ended.
-- needs: calls
SELECT c.operation, c.subjects ->> 'reservation' AS reservation, r.status,
       c.subjects ->> 'quantity' AS asked, i.quantity, c.ended_at AS told_at
  FROM lab.call c
  LEFT JOIN event.reservation r ON r.id::text = c.subjects ->> 'reservation'
  LEFT JOIN LATERAL (SELECT sum(quantity) AS quantity FROM event.reservation_item
                      WHERE reservation_id = r.id) AS i ON true
 WHERE c.outcome = 'OK'
   AND (c.operation = 'reservation.create'
        AND (r.id IS NULL OR r.event_id::text <> c.subjects ->> 'event'
             OR i.quantity IS DISTINCT FROM (c.subjects ->> 'quantity')::bigint)
        OR c.operation = 'reservation.release'
        AND (r.id IS NULL OR r.status NOT IN ('RELEASED', 'EXPIRED')));
