-- A notification that was answered with 2xx must be stored and processed.
-- needs: ledger
select d.event_id as notification, d.type, d.session_id as session, count(*) as taken,
       e.received_at, e.done_at
  from lab.delivery d
  left join payment.stripe_event e on e.id = d.event_id
 where d.success and (e.id is null or e.done_at is null)
 group by d.event_id, d.type, d.session_id, e.received_at, e.done_at;
