-- payment-service must have counted every ticket, and an order must be fulfilled if and only if all
-- its tickets exist.
select 'ticket' as what, coalesce(t.id, p.ticket_id) as id, t.order_id as ticket_of,
       p.order_id as counted_for, null as phase
  from ticket.ticket t
  full join payment.order_ticket p on p.ticket_id = t.id
 where t.id is null or p.ticket_id is null or p.order_id <> t.order_id
union all
select 'order', o.id, null, null, o.phase
  from payment.orders o
 where o.phase in ('PAID', 'FULFILLED')
   and (o.phase = 'FULFILLED')
       <> ((select count(*) from payment.order_ticket p where p.order_id = o.id) = o.quantity);
