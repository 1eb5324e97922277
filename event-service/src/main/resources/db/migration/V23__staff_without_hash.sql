create index concurrently staff_without_hash on staff (id) where email_hash is null;
