-- A buyer must not hold or own more tickets of an event than its limit per buyer, unless stock was
-- taken again for a late payment.
select r.event_id as event, r.holder_id as holder, sum(i.quantity) as tickets,
       e.max_per_buyer as allowed
  from event.reservation r
  join event.reservation_item i on i.reservation_id = r.id
  join event.event e on e.id = r.event_id
  cross join lab.run
 where (r.status in ('CHECKOUT', 'CONVERTED') or r.status = 'HELD' and r.held_until > run.suite_time)
   and not exists (select from event.ended_order o
                    where o.reservation_id = r.id and o.late_answer = 'RETAKEN')
 group by r.event_id, r.holder_id, e.max_per_buyer
having sum(i.quantity) > e.max_per_buyer;
