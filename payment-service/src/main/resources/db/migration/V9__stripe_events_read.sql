-- How far Stripe's own list of events was read. There is one row; the replica that has its lease reads on.
create table stripe_cursor (
    only_row    boolean     primary key default true check (only_row),
    -- The newest event that was read; null before the first.
    event_id    text,
    -- When the list had last been read to its end (database time).
    read_at     timestamptz,
    lease_until timestamptz not null default '-infinity'
);
insert into stripe_cursor default values;

-- When the event was seen in Stripe's list. Those that were stored before count as seen.
alter table stripe_event add column confirmed_at timestamptz default now();
alter table stripe_event alter column confirmed_at drop default;
