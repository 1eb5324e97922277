-- Finds the events of an organizer, whose tickets are listed together.
create index concurrently if not exists show_of_organizer on show (organizer_id);
