-- Lists the tickets of an event by their last change.
create index concurrently if not exists ticket_by_change on ticket (event_id, updated_at, id);
