-- The keyed hash of the address, by which the entries of an erased person are found. Null in entries of the
-- release before; they are hashed when the first person is erased.
alter table staff add column email_hash text;
