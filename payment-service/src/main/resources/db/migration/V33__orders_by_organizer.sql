-- Lists the orders of all events of an organizer, the newest first.
create index concurrently if not exists orders_by_organizer on orders (organizer_id, id desc)
    where phase not in ('ATTEMPT', 'FAILED');
