-- Payments that Stripe's own list of events must confirm.
alter table stripe_cursor
    -- Since when the list was read without a gap; a notification that came earlier is not judged by it.
    add column whole_since   timestamptz,
    -- Since when no read of the list has failed; null after one has.
    add column reading_since timestamptz;
update stripe_cursor set whole_since = now() where event_id is not null;
