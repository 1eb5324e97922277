-- Gate staff of an event. An entry set again after its removal has a new id.
create table staff (
    id         uuid primary key,
    event_id   uuid        not null references event on delete cascade,
    -- In lower case; the key under which the organizer knows the entry.
    email      text        not null,
    account_id text,
    bound_at   timestamptz,
    created_at timestamptz not null,
    constraint staff_once_per_event unique (event_id, email)
);
