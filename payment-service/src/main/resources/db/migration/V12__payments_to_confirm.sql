-- Finds the notifications that have settled an order and were not seen in Stripe's list of events.
create index concurrently if not exists stripe_event_to_confirm on stripe_event (received_at)
    where confirmed_at is null and outcome in ('paid', 'late');
