-- Nobody is admitted on a ticket that the gate knew to be cancelled.
SELECT scan_id AS scan, ticket_id AS ticket, ticket_status, received_at
  FROM validation.scan
 WHERE result = 'ADMITTED' AND ticket_status IS DISTINCT FROM 'VALID';
