-- No call may end in an internal error: what cannot be done has a refusal of its own, and what is
-- down is a 502, 503 or 504.
-- needs: calls
select operation, status, code, subjects, started_at, actor
  from lab.call
 where operation <> 'checkout.pay'
   and (code = 'internal_error' or status >= 500 and status not in (502, 503, 504));
