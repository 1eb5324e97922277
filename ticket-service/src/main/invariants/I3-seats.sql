-- A seat of an order line must have one ticket, the seats of a line must be numbered from 1 without
-- a gap, and no two tickets may share a code.
-- Unique indexes say the same of double seats and codes; the gaps are only found here.
select order_id as "order", line_id as line, count(*) as tickets, count(distinct seat) as seats,
       max(seat) as last, null as code
  from ticket.ticket
 group by order_id, line_id
having count(*) <> count(distinct seat) or max(seat) <> count(*) or min(seat) <> 1
union all
select null, null, count(*), null, null, 'one of ticket ' || min(id::text)
  from ticket.ticket
 group by code
having count(*) > 1;
