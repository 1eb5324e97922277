-- The catalogue: events (the shows) and their ticket types.
create table event (
    id                         uuid primary key,
    organizer_id               text        not null,
    status                     text        not null check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    title                      text        not null,
    description                text,
    location_name              text        not null,
    location_address           text,
    location_city              text,
    location_country           text,
    starts_at                  timestamptz not null,
    ends_at                    timestamptz not null check (ends_at > starts_at),
    time_zone                  text        not null,
    max_per_buyer              integer check (max_per_buyer > 0),
    admission_opens_at         timestamptz,
    admission_closes_at        timestamptz,
    reentry                    boolean     not null,
    supersede_on_holder_change boolean     not null,
    degraded_on_signature      boolean     not null,
    created_at                 timestamptz not null,
    updated_at                 timestamptz not null,
    -- Counts changes of what the owner and the public see; the ETag.
    version                    bigint      not null,
    -- Counts the messages about the event, changes of its gate staff included.
    message_sequence           bigint      not null,
    search                     tsvector    not null generated always as (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', coalesce(description, '')), 'B')) stored
);

create index event_published on event (starts_at, id) where status = 'PUBLISHED';
create index event_of_organizer on event (organizer_id, created_at desc, id desc);
create index event_search on event using gin (search) where status = 'PUBLISHED';

create table ticket_type (
    id             uuid primary key,
    event_id       uuid    not null references event on delete cascade,
    position       integer not null,
    name           text    not null,
    price_amount   bigint  not null check (price_amount >= 0),
    price_currency text    not null,
    capacity       integer not null check (capacity > 0),
    max_per_order  integer not null check (max_per_order > 0),
    sales_start_at timestamptz,
    sales_end_at   timestamptz check (sales_end_at > sales_start_at),
    retired        boolean not null
);

create index ticket_type_of_event on ticket_type (event_id, position);
