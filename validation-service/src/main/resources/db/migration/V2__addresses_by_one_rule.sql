-- Addresses are compared with ASCII letters in either case and every other character exactly. The
-- locale of the database must not take part.
alter table staff drop constraint staff_email_check;
alter table staff add constraint staff_email_check check (email = lower(email collate "C"));
