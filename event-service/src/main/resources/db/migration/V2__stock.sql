-- What an event has to sell. Narrow, with room on each page and no index on the counters, so that
-- a busy row is updated in place. The constraint is the last defence and must never be what refuses.
create table allotment (
    ticket_type_id uuid primary key,
    event_id       uuid    not null,
    -- Whether the event is on sale; its cancellation waits here for holds under way.
    open           boolean not null,
    capacity       integer not null,
    held           integer not null default 0,
    sold           integer not null default 0,
    constraint never_oversold check (held >= 0 and sold >= 0 and held + sold <= capacity)
) with (fillfactor = 50);

create index allotment_of_event on allotment (event_id);
