-- Accepted entries and exits of a ticket must alternate: a ticket inside has one entry more than
-- exits, a ticket outside as many; without re-entry a ticket must not enter twice.
select t.id as ticket, t.inside, count(s.*) filter (where s.direction = 'ENTRY') as entries,
       count(s.*) filter (where s.direction = 'EXIT') as exits, e.reentry
  from validation.ticket t
  left join validation.scan s on s.ticket_id = t.id and s.result = 'ADMITTED'
  left join validation.event e on e.id = t.event_id
 group by t.id, e.reentry
having count(s.*) filter (where s.direction = 'ENTRY')
           <> count(s.*) filter (where s.direction = 'EXIT') + t.inside::int
    or (not e.reentry and count(s.*) filter (where s.direction = 'ENTRY') > 1);
