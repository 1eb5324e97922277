-- A key whose tickets are being issued again under a newer one; it is revoked when none is left.
alter table ticket_key add column replaced boolean not null default false;
