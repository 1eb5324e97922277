-- The key of a draft must not be listed: that would tell that the event exists.
alter table ticket_key add column disclosed boolean not null default false;
update ticket_key set disclosed = true
 where event_id in (select id from show where status <> 'DRAFT');

-- Addresses are compared with ASCII letters in either case and every other character exactly. The
-- locale of the database must not take part.
create index ticket_by_holder_address on ticket (lower(holder_email collate "C"), issued_at, id);
drop index ticket_by_holder;
