-- No reservation, order or scan may exist that no client asked for, or whose every request was
-- refused: an answer that says no must have kept nothing.
-- needs: calls
with asked as (
    select operation, subjects ->> 'key' as key, subjects ->> 'reservation' as reservation,
           subjects ->> 'scan' as scan
      from lab.call
     where outcome <> 'REFUSED' and status <> 503)
select 'reservation' as what, r.id::text as id, r.status, r.holder_id as holder, r.created_at
  from event.reservation r
 where not exists (select from asked a
                    where a.operation = 'reservation.create' and a.key = r.idempotency_key)
union all
select 'order', o.id::text, o.phase, o.holder_id, o.created_at
  from payment.orders o
 -- An attempt is kept, since Stripe may know it. It fails or, if its call was answered 503 and a
 -- session is found there that no buyer has seen, it expires together with that session.
 where o.phase not in ('ATTEMPT', 'FAILED')
   and not (o.phase = 'EXPIRED'
            and exists (select from lab.call c
                         where c.operation = 'order.open' and c.status = 503
                           and c.subjects ->> 'reservation' = o.reservation_id::text))
   and not exists (select from asked a
                    where a.operation = 'order.open' and a.reservation = o.reservation_id::text)
union all
select 'scan', s.scan_id::text, s.result, null, s.received_at
  from validation.scan s
 where not exists (select from asked a
                    where a.operation = 'scan' and a.scan = s.scan_id::text);
