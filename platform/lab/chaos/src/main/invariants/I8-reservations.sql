-- A reservation in checkout must have an unfinished order; a converted one must have an order with
-- money that bought exactly what was reserved, and such an order's reservation must be converted.
select r.id as reservation, r.status, r.order_id as "order", o.phase, 'has no such order' as what
  from event.reservation r
  left join payment.orders o on o.id = r.order_id and o.reservation_id = r.id
 where (r.status = 'CHECKOUT' and o.quarantine is null
        and (o.id is null or o.phase not in ('ATTEMPT', 'OPEN', 'PROCESSING', 'LATE', 'PAID')))
    or (r.status = 'CONVERTED' and (o.id is null or o.phase not in ('PAID', 'FULFILLED')))
union all
select o.reservation_id, r.status, o.id, o.phase, 'is not converted for its order'
  from payment.orders o
  left join event.reservation r on r.id = o.reservation_id
 where o.phase in ('PAID', 'FULFILLED')
   and (r.status is distinct from 'CONVERTED' or r.order_id is distinct from o.id)
union all
select o.reservation_id, null, o.id, o.phase, 'was bought differently'
  from payment.orders o
 where o.event_id is not null
   and exists (
    select from (select * from payment.order_line where order_id = o.id) as l
      full join (select * from event.reservation_item where reservation_id = o.reservation_id) as i
             on i.ticket_type_id = l.ticket_type_id
     where l.quantity is distinct from i.quantity or l.unit_amount is distinct from i.unit_amount
        or i.currency is distinct from o.currency);
