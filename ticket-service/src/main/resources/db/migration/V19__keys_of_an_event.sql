-- The public key set of one event must not read the keys of all events.
CREATE INDEX ticket_key_of_event ON ticket_key (event_id, id);
