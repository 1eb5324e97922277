-- Finds the paid orders of a cancelled event that owe no refund yet.
create index concurrently if not exists orders_to_refund_by_event on orders (event_id)
    where phase in ('PAID', 'FULFILLED') and not ended_with_event;
