-- First answers to requests that carried an Idempotency-Key, in the schema of the service that gave
-- them. A row without a status is a request under way, held by whoever has the lease.
create table idempotency (
  principal   text        not null,
  key         text        not null check (char_length(key) between 1 and 255),
  fingerprint bytea       not null check (octet_length(fingerprint) = 32),
  lease       uuid        not null,
  lease_until timestamptz not null,
  created_at  timestamptz not null default now(),
  status      smallint    check (status between 200 and 499),
  headers     text,
  body        bytea       check (octet_length(body) <= 1048576),
  primary key (principal, key)
);

create index idempotency_created_at on idempotency (created_at);
