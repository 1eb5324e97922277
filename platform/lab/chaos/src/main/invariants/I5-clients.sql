-- Answers at gates must hold: an admission must be in the log, a repeated scan of an event must get
-- the same answer, and no ticket may be admitted twice without an exit between.
-- needs: calls
with told as (
    select distinct subjects ->> 'event' as event, subjects ->> 'ticket' as ticket,
           subjects ->> 'scan' as scan, subjects ->> 'direction' as direction, answer
      from lab.call where operation = 'scan' and outcome = 'OK')
select 'admitted, not in the log' as what, t.ticket, t.scan, t.answer, null::bigint as times
  from told t
 where t.answer = 'ADMITTED'
   and not exists (select from validation.scan s
                    where s.scan_id::text = t.scan and s.ticket_id::text = t.ticket
                      and s.direction = t.direction and s.result = 'ADMITTED')
union all
select 'answered in two ways', min(ticket), scan, string_agg(answer, ' and '), count(*)
  from told group by event, scan having count(distinct answer) > 1
union all
select 'let in too often', i.ticket, null, null, i.times
  from (select ticket, count(*) as times from told
         where answer = 'ADMITTED' and direction = 'ENTRY' group by ticket) as i
 where i.times > 1 + (
    -- An exit without an answer may have been accepted.
    select count(distinct c.subjects ->> 'scan') from lab.call c
     where c.operation = 'scan' and c.subjects ->> 'ticket' = i.ticket
       and c.subjects ->> 'direction' = 'EXIT'
       and (c.outcome = 'UNKNOWN' or c.answer = 'ADMITTED'));
