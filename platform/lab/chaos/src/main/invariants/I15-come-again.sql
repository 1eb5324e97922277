-- A 503 must say when to come again, by Retry-After.
-- needs: calls
select operation, status, code, subjects, started_at, actor
  from lab.call
 where status = 503 and not retry_after;
