-- No ticket may be valid of an order whose payment was lost in a dispute.
select t.id as ticket, t.order_id as "order", o.dispute
  from ticket.ticket t
  join payment.orders o on o.id = t.order_id
 where o.dispute = 'LOST' and t.status <> 'CANCELLED';
