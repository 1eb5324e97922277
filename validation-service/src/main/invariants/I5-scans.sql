-- Every accepted scan must be of a known ticket of the event at whose gate it was, and the entry in
-- force must be the last one accepted.
select s.scan_id as scan, s.ticket_id as ticket, s.event_id as event, t.event_id as ticket_of,
       s.ticket_status, s.reason
  from validation.scan s
  left join validation.ticket t on t.id = s.ticket_id
 where s.result = 'ADMITTED' and (t.id is null or t.event_id <> s.event_id or s.reason <> 'OK')
union all
select t.entry_scan_id, t.id, t.event_id, null, t.status, 'the entry in force is not in the log'
  from validation.ticket t
 where t.entry_scan_id is not null
   and not exists (select from validation.scan s
                    where s.scan_id = t.entry_scan_id and s.ticket_id = t.id
                      and s.direction = 'ENTRY' and s.result = 'ADMITTED');
