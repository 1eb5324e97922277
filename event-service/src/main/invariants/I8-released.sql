-- Stock of a checkout must return only because its order ended, and not by the clock while the
-- buyer may still pay.
select r.id as reservation, r.order_id as "order", r.status, r.updated_at as released_at,
       o.ended_at as order_ended_at
  from event.reservation r
  left join event.ended_order o on o.order_id = r.order_id and o.reservation_id = r.id
 where r.status in ('EXPIRED', 'RELEASED') and r.order_id is not null
   and (o.order_id is null or o.ended_at > r.updated_at);
