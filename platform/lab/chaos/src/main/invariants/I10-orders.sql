-- What a buyer was told of an order must be true: an opened order exists, a cancelled one is
-- closed, a paid one stays paid, and a fulfilled one keeps its tickets.
-- needs: calls
select c.operation, c.answer, c.subjects ->> 'order' as "order", o.phase, o.closed_as,
       c.ended_at as told_at
  from lab.call c
  left join payment.orders o on o.id::text = c.subjects ->> 'order'
 where c.outcome = 'OK' and c.operation like 'order.%'
   and (o.id is null or o.phase in ('ATTEMPT', 'FAILED')
        or o.reservation_id::text <> c.subjects ->> 'reservation'
        or o.quantity <> (c.subjects ->> 'quantity')::int
        or c.operation = 'order.cancel' and o.closed_as is null
        or c.answer in ('EXPIRED', 'CANCELLED') and o.closed_as is null
        or c.answer in ('PAID', 'FULFILLED')
           and o.phase not in ('PAID', 'FULFILLED', 'REFUND_PENDING')
        or c.answer = 'FULFILLED' and o.phase = 'PAID');
