-- What a buyer was told of a reservation must be true: an acknowledged one exists as requested, a
-- released one has ended.
-- needs: calls
select c.operation, c.subjects ->> 'reservation' as reservation, r.status,
       c.subjects ->> 'quantity' as asked, i.quantity, c.ended_at as told_at
  from lab.call c
  left join event.reservation r on r.id::text = c.subjects ->> 'reservation'
  left join lateral (select sum(quantity) as quantity from event.reservation_item
                      where reservation_id = r.id) as i on true
 where c.outcome = 'OK'
   and (c.operation = 'reservation.create'
        and (r.id is null or r.event_id::text <> c.subjects ->> 'event'
             or i.quantity is distinct from (c.subjects ->> 'quantity')::bigint)
        or c.operation = 'reservation.release'
        and (r.id is null or r.status not in ('RELEASED', 'EXPIRED')));
