-- Which event a request made, so that one whose answer was lost makes no second one.
create table event_request (
    organizer_id    text not null,
    idempotency_key text not null,
    -- Checked at the end: the row is taken before the event is written.
    event_id        uuid not null references event (id) on delete cascade deferrable initially deferred,
    primary key (organizer_id, idempotency_key)
);

create index event_request_of_event on event_request (event_id);
