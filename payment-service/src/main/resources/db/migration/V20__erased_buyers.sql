-- Accounts whose buyers asked to be erased. They stay for ever, because an account may go on ordering.
create table erased_buyer (
    account_id  text        primary key,
    erased_at   timestamptz not null,
    -- Database time.
    recorded_at timestamptz not null default clock_timestamp()
);
create index erased_buyer_recorded_at on erased_buyer (recorded_at);
