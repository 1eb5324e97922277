-- Every order must end: one that waits for its buyer soon after its time; an attempt, late money or
-- a paid order without tickets within a quarter of an hour. An order in quarantine waits for an
-- operator.
select o.id as "order", o.phase, o.created_at, o.expires_at, o.paid_at
  from payment.orders o, lab.run
 where o.quarantine is null
   and (o.phase in ('OPEN', 'PROCESSING') and o.expires_at < run.suite_time - interval '5 minutes'
        or o.phase = 'ATTEMPT' and o.created_at < run.suite_time - interval '15 minutes'
        or o.phase in ('PAID', 'LATE') and o.paid_at < run.suite_time - interval '15 minutes');
