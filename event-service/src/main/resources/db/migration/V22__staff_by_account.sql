create index concurrently staff_by_account on staff (account_id) where account_id is not null;
