-- The form in which an entry was last published. Form 1 had the address in clear. The service publishes
-- the events of such entries again.
alter table staff add column message_form smallint not null default 1;
create index staff_of_older_form on staff (event_id) where message_form < 2;
