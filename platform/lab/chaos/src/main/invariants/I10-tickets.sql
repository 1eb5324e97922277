-- A ticket that its buyer has seen must exist, in the same order.
-- needs: calls
select distinct seen.ticket, c.subjects ->> 'order' as "order", t.order_id as ticket_of
  from lab.call c
  cross join lateral string_to_table(c.subjects ->> 'tickets', ',') as seen (ticket)
  left join ticket.ticket t on t.id::text = seen.ticket
 where c.operation = 'tickets.read' and c.outcome = 'OK' and seen.ticket <> ''
   and t.order_id::text is distinct from c.subjects ->> 'order';
