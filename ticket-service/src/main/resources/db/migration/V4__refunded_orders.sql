-- Orders whose money went back as a whole: a ticket of theirs that is minted later is cancelled at once.
create table refunded_order (
    order_id uuid        primary key,
    at       timestamptz not null
);
