-- Accepted entries and exits of a ticket must alternate, in the order in which validation-service
-- announced them.
-- needs: messages
with passed as (
    select distinct on (subject, sequence) subject, sequence, data ->> 'scanId' as scan,
           data ->> 'direction' as direction
      from lab.message
     where topic = 'usher.scans.v1' and not injected and data ->> 'result' = 'ADMITTED'
     order by subject, sequence, "offset"),
turns as (
    select *, lag(direction, 1, 'EXIT') over (partition by subject order by sequence) as before,
           lag(scan) over (partition by subject order by sequence) as scan_before
      from passed)
select subject as ticket, direction, scan, scan_before from turns where direction = before;
