-- Finds the order of a refund that was made at Stripe.
create index concurrently if not exists orders_by_payment_intent on orders (payment_intent_id)
    where payment_intent_id is not null;
