-- What callers wrote on events and reservations for systems of their own; the text of a JSON object
-- and, on a reservation with a reference, the organizer among whose reservations it is unique.
alter table event
    add column external_reference text,
    add column metadata           text;
alter table reservation
    add column external_reference text,
    add column metadata           text,
    add column organizer_id       text;
