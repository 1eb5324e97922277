-- Every scan of a known ticket and every binding of gate staff must be on its topic.
-- needs: messages
select 'ticket' as what, t.id as about, t.message_sequence as counted, coalesce(s.last, 0) as said
  from validation.ticket t
  left join (select subject, max(sequence) as last from lab.message
              where topic = 'usher.scans.v1' and not injected group by subject) as s
         on s.subject = t.id::text
 where t.message_sequence <> coalesce(s.last, 0)
union all
select 'scan', s.scan_id, 1, 0
  from validation.scan s
 where s.ticket_id is not null
   and not exists (select from lab.message m
                    where m.topic = 'usher.scans.v1' and m.subject = s.ticket_id::text
                      and m.data ->> 'scanId' = s.scan_id::text
                      and m.data ->> 'result' = s.result and m.data ->> 'reason' = s.reason)
union all
select 'staff', b.id, 1, 0
  from validation.staff b
 where b.account_id is not null
   and not exists (select from lab.message m
                    where m.topic = 'usher.staff.v1' and m.subject = b.id::text);
