-- The evidence of a run outside the services' own tables, created again for every check. Queries of
-- invariants may read all of it; a query names the parts that it needs in its header.
drop schema if exists lab cascade;
create schema lab;

-- One row: the suite's time when it was found at rest.
create table lab.run (
    suite_time timestamptz not null
);

-- needs: messages. Every record of every topic, in the order of its partition.
create table lab.message (
    topic       text        not null,
    partition   int         not null,
    "offset"    bigint      not null,
    at          timestamptz not null,
    key         text,
    -- The CloudEvents attributes; null when absent or malformed.
    id          text,
    type        text,
    source      text,
    subject     text,
    sequence    bigint,
    time        timestamptz,
    headers     jsonb       not null,
    value       text,
    -- Null for a deletion and for a value that is not a JSON object.
    data        jsonb,
    dead_letter boolean     not null,
    -- Sent by the lab itself, not by a service.
    injected    boolean     not null,
    primary key (topic, partition, "offset")
);

-- Ids of messages that must end in dead letters, because the lab made them malformed.
create table lab.poison (
    message_id text primary key
);

-- needs: ledger. Every checkout session that Stripe knows; times are the suite's.
create table lab.session (
    id                text        primary key,
    order_id          uuid,
    reservation_id    uuid,
    attempt           int,
    status            text        not null check (status in ('open', 'complete', 'expired')),
    payment_status    text        not null,
    amount            bigint      not null,
    currency          text        not null,
    created_at        timestamptz not null,
    expires_at        timestamptz not null,
    completed_at      timestamptz,
    expired_at        timestamptz,
    payment_intent_id text,
    captured          bigint      not null,
    attempts          int         not null,
    refunded          bigint      not null,
    withdrawn         bigint      not null
);

-- needs: ledger. Inconsistencies of Stripe's own ledger.
create table lab.ledger_violation (
    detail text not null
);

-- needs: ledger. The newest attempts to deliver an event, in real time.
create table lab.delivery (
    event_id   text        not null,
    type       text        not null,
    session_id text,
    attempt    int         not null,
    at         timestamptz not null,
    status     int,
    success    boolean     not null,
    fault      text
);

-- needs: calls. Calls of the clients with their answers, in the order of the answers, in real time.
create table lab.call (
    number     bigint      primary key,
    actor      text        not null,
    operation  text        not null,
    attempt    int         not null,
    outcome    text        not null check (outcome in ('OK', 'REFUSED', 'UNKNOWN')),
    status     int         not null,
    code       text,
    subjects   jsonb       not null,
    answer     text,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    retry_after boolean    not null default false
);

-- needs: samples. Observations during the run, in real time.
create table lab.sample (
    at      timestamptz      not null,
    kind    text             not null,
    subject text             not null,
    value   double precision not null,
    detail  text             not null
);
