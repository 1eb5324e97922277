-- Tickets that a refund named before they were minted: they are cancelled as soon as they are made.
create table refunded_ticket (
    order_id  uuid        not null,
    ticket_id uuid        not null,
    at        timestamptz not null,
    primary key (order_id, ticket_id)
);
