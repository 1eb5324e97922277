-- Refuses a reference that another reservation for an event of the organizer has.
create unique index concurrently if not exists reservation_of_reference
    on reservation (organizer_id, external_reference) where external_reference is not null;
