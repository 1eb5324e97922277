-- Counts the messages about an order on usher.orders.v1, which has its own sequence.
alter table orders add column publications bigint not null default 0;
