-- Payments that the buyer's bank takes back. How the disputes of an order stand together is on its row,
-- under the lock that every change of the order takes.
alter table orders
    -- OPEN while one is not decided, LOST once one was lost; null if there is none or all were won.
    add column dispute     text,
    -- What lost disputes took, as Stripe says; more than was left if a refund was disputed too.
    add column lost_amount bigint not null default 0,
    add constraint orders_dispute check (dispute in ('OPEN', 'LOST')) not valid,
    add constraint orders_lost_amount check (lost_amount >= 0) not valid;

create table dispute (
    -- Stripe's id.
    id            text        primary key,
    order_id      uuid        not null references orders (id) on delete cascade,
    amount        bigint      not null check (amount >= 0),
    currency      text        not null,
    -- The bank's reason, in a word of Stripe's.
    reason        text        not null,
    status        text        not null check (status in
        ('INQUIRY', 'INQUIRY_CLOSED', 'OPEN', 'WON', 'LOST')),
    first_seen_at timestamptz not null,
    changed_at    timestamptz not null
);
create index dispute_by_order on dispute (order_id);
