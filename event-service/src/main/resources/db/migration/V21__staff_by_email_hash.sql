create index concurrently staff_by_email_hash on staff (email_hash) where account_id is null;
