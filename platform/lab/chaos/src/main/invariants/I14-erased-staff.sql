-- A person who asked to be erased must not be gate staff any more by an entry from before.
select s.id as staff, s.event_id as event, e.account_id as account
  from ticket.erased_account e
  join event.staff s on s.account_id = e.account_id and s.created_at <= e.erased_at;
