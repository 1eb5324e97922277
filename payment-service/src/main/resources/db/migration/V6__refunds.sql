-- Money that goes back to buyers. What an order has given back stands on its row, so that the amount
-- is checked under the lock that every change of the order takes.
alter table orders
    add column refunding_amount bigint not null default 0,
    add column refunded_amount  bigint not null default 0,
    -- When nothing was left.
    add column refunded_at      timestamptz,
    -- The cause of a refund of all that is left; null once it has begun.
    add column owed_for         text,
    -- Whether the cancellation of the event has made this order owe a refund, which it does once.
    add column ended_with_event boolean not null default false,
    add constraint orders_refund_within_total check
        (refunding_amount >= 0 and refunded_amount >= 0
         and (refunding_amount + refunded_amount <= total_amount
              or refunding_amount + refunded_amount = 0)) not valid,
    add constraint orders_owed_for check
        (owed_for in ('EVENT_CANCELLED', 'STOCK_GONE')) not valid;

-- Orders that owed a refund before refunds were built.
update orders set owed_for = 'STOCK_GONE' where phase = 'REFUND_PENDING';

create index orders_owing_refund on orders (id) where owed_for is not null;

create table refund (
    id               uuid        primary key,
    order_id         uuid        not null references orders (id) on delete cascade,
    amount           bigint      not null check (amount >= 0),
    currency         text        not null,
    -- The tickets that it cancels.
    ticket_ids       uuid[]      not null,
    -- Whether it cancels every ticket of the order, also one that does not exist yet.
    all_tickets      boolean     not null,
    reason           text        not null,
    cause            text        not null check (cause in
        ('REQUESTED', 'EVENT_CANCELLED', 'STOCK_GONE', 'STRIPE_DASHBOARD')),
    status           text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    -- The Idempotency-Key of the request, so that a repeat never gives money back twice.
    request_key      text,
    -- The charge that gives the money back, and Stripe's refund once it is known.
    payment_intent_id text,
    stripe_refund_id text        unique,
    -- Counts the keys that were used at Stripe for it.
    attempt          integer     not null default 1 check (attempt >= 1),
    failure          text,
    created_at       timestamptz not null,
    settled_at       timestamptz,
    -- When it is worked on next, and how often it was.
    next_check_at    timestamptz,
    checks           integer     not null default 0,
    check ((status = 'PENDING') = (settled_at is null))
);
create index refund_by_order on refund (order_id, id);
create index refund_to_check on refund (next_check_at) where next_check_at is not null;
create unique index refund_once_per_request on refund (order_id, request_key)
    where request_key is not null;

-- The order line of each ticket, which has its price; null for tickets of earlier releases.
alter table order_ticket add column line_id uuid;
