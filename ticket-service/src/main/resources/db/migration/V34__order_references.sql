-- The shop's own reference of the order, so that tickets can be matched without reading the order.
alter table ticket add column order_reference text;
