-- Refuses a reference that another event of the organizer has.
create unique index concurrently if not exists event_of_reference
    on event (organizer_id, external_reference) where external_reference is not null;
