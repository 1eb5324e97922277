create table reservation (
    id               uuid primary key,
    event_id         uuid        not null,
    holder_id        text        not null,
    -- What the holder called the request; the same call never holds twice.
    idempotency_key  text,
    status           text        not null
        check (status in ('HELD', 'CHECKOUT', 'CONVERTED', 'RELEASED', 'EXPIRED')),
    -- The end of the hold itself, kept while in checkout.
    held_until       timestamptz not null,
    -- What the holder is told: the hold's end, or the checkout's deadline.
    expires_at       timestamptz not null,
    order_id         uuid,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    -- Counts changes of what the holder sees; the ETag.
    version          bigint      not null,
    message_sequence bigint      not null,
    constraint checkout_has_an_order
        check (order_id is not null or status not in ('CHECKOUT', 'CONVERTED'))
);

create unique index reservation_of_request on reservation (holder_id, idempotency_key)
    where idempotency_key is not null;
create index reservation_due on reservation (held_until) where status = 'HELD';
-- For the limit per buyer.
create index reservation_of_holder on reservation (event_id, holder_id)
    where status in ('HELD', 'CHECKOUT', 'CONVERTED');

create table reservation_item (
    reservation_id uuid    not null references reservation on delete cascade,
    position       integer not null,
    ticket_type_id uuid    not null,
    name           text    not null,
    quantity       integer not null check (quantity > 0),
    unit_amount    bigint  not null check (unit_amount >= 0),
    currency       text    not null,
    primary key (reservation_id, ticket_type_id)
);

-- Orders of which payment-service said that they ended without money, or that money came late. A
-- late order is answered once; a claim for an ended one comes too late.
create table ended_order (
    order_id       uuid primary key,
    reservation_id uuid        not null,
    ended_at       timestamptz not null,
    late_answer    text check (late_answer in ('RETAKEN', 'REFUSED'))
);
