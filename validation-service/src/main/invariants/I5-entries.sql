-- A ticket's accepted entries and exits alternate: a holder inside has entered once more than left,
-- a holder outside as often as left; without re-entry a ticket enters at most once.
select t.id as ticket, t.inside, count(s.*) filter (where s.direction = 'ENTRY') as entries,
       count(s.*) filter (where s.direction = 'EXIT') as exits, e.reentry
  from validation.ticket t
  left join validation.scan s on s.ticket_id = t.id and s.result = 'ADMITTED'
  left join validation.event e on e.id = t.event_id
 group by t.id, e.reentry
having count(s.*) filter (where s.direction = 'ENTRY')
           <> count(s.*) filter (where s.direction = 'EXIT') + t.inside::int
    or (not e.reentry and count(s.*) filter (where s.direction = 'ENTRY') > 1);
