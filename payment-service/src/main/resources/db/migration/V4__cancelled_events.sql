-- What is known of events without any order: who organizes them, and whether they are cancelled.
create table known_event (
    id           uuid        primary key,
    organizer_id text        not null,
    status       text        not null check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    sequence     bigint      not null,
    -- Until then the event, which is cancelled, is searched for orders that can be paid.
    watch_until  timestamptz
);
create index known_event_watched on known_event (watch_until) where watch_until is not null;
create index orders_payable_by_event on orders (event_id)
    where phase in ('ATTEMPT', 'OPEN', 'PROCESSING');
