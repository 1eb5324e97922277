-- The form of the last message about a ticket. Form 1 had the code and the holder's address in clear.
-- The service publishes the tickets of an older form again.
alter table ticket add column message_form smallint not null default 1;
create index ticket_of_older_form on ticket (id) where message_form < 2;
