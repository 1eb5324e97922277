-- A request to reserve must hold stock once, however often it is repeated.
-- A unique index says the same today; this query would find its loss.
select holder_id as holder, idempotency_key as key, count(*) as reservations
  from event.reservation
 where idempotency_key is not null
 group by holder_id, idempotency_key
having count(*) > 1;
