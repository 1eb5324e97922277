-- A ticket is found by the keyed hash of its typed code. The codes that were copied in clear are
-- hashed by the service after its start and emptied; until then they are found as they are.
alter table ticket add column code_hash text;
alter table ticket alter column code drop not null;
create index ticket_by_code_hash on ticket (code_hash);
create index ticket_by_clear_code on ticket (code) where code is not null;
drop index ticket_by_code;
