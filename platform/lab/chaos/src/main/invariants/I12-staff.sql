-- event-service and validation-service must agree on the staff of an event and on the account of
-- each member.
select coalesce(e.id, v.id) as staff, coalesce(e.event_id, v.event_id) as event,
       e.account_id as account, v.account_id as account_at_the_gate
  from event.staff e
  full join validation.staff v on v.id = e.id
 where e.id is null or v.id is null or e.event_id <> v.event_id or v.email_hash is null or v.email <> ''
    or e.account_id is distinct from v.account_id;
