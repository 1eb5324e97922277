-- No ticket may be valid of an order whose payment was lost in a dispute or is in quarantine.
select t.id as ticket, t.order_id as "order", o.dispute, o.quarantine
  from ticket.ticket t
  join payment.orders o on o.id = t.order_id
 where (o.dispute = 'LOST' or o.quarantine is not null) and t.status <> 'CANCELLED';
