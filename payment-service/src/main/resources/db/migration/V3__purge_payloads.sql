-- The text of a notification is deleted after its retention; id and outcome stay, so that a repeat
-- is known for ever.
alter table stripe_event alter column payload drop not null;
create index stripe_event_to_purge on stripe_event (done_at) where payload is not null;
