-- Declined cards, so that who tries stolen cards on small orders gets no further session. A row is deleted
-- when it no longer counts. Neither the card nor the address is kept, only a keyed hash of each.
create table card_decline (
    -- Stripe's id of the charge: however often it is reported, it counts once.
    charge_id   text        primary key,
    account_id  text        not null,
    -- Of the address from which the order was opened; null if it is not known.
    address     text,
    -- Null if Stripe does not tell which card it was.
    card        text,
    declined_at timestamptz not null
);
create index card_decline_by_account on card_decline (account_id, declined_at desc);
create index card_decline_by_address on card_decline (address, declined_at desc) where address is not null;
create index card_decline_by_time on card_decline (declined_at);

-- The keyed hash of the address from which an order was opened.
alter table orders add column client_hash text;
