-- No ticket may be admitted that validation-service knew to be cancelled.
select scan_id as scan, ticket_id as ticket, ticket_status, received_at
  from validation.scan
 where result = 'ADMITTED' and ticket_status is distinct from 'VALID';
