-- Lists the orders of all events of an organizer, by their last change.
create index concurrently if not exists orders_by_change on orders (organizer_id, updated_at, id)
    where phase not in ('ATTEMPT', 'FAILED');
