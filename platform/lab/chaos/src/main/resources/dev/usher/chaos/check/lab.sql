-- What a run left behind outside the services' own tables, made anew for every check. Queries of
-- invariants may read all of it; a query that needs a part says so in its header.
DROP SCHEMA IF EXISTS lab CASCADE;
CREATE SCHEMA lab;

-- One row: the suite's time when it was found at rest.
CREATE TABLE lab.run (
    suite_time timestamptz NOT NULL
);

-- needs: messages. Every record of every topic, in the order of its partition.
CREATE TABLE lab.message (
    topic       text        NOT NULL,
    partition   int         NOT NULL,
    "offset"    bigint      NOT NULL,
    at          timestamptz NOT NULL,
    key         text,
    -- The CloudEvents attributes; null when absent or malformed.
    id          text,
    type        text,
    source      text,
    subject     text,
    sequence    bigint,
    time        timestamptz,
    headers     jsonb       NOT NULL,
    value       text,
    -- Null for a deletion and for what is no JSON.
    data        jsonb,
    dead_letter boolean     NOT NULL,
    -- Sent by the lab itself, not by a service.
    injected    boolean     NOT NULL,
    PRIMARY KEY (topic, partition, "offset")
);

-- Ids of messages that belong into dead letters, because the lab meant them to be refused.
CREATE TABLE lab.poison (
    message_id text PRIMARY KEY
);

-- needs: ledger. Every checkout session that Stripe knows; times are the suite's.
CREATE TABLE lab.session (
    id                text        PRIMARY KEY,
    order_id          uuid,
    reservation_id    uuid,
    attempt           int,
    status            text        NOT NULL CHECK (status IN ('open', 'complete', 'expired')),
    payment_status    text        NOT NULL,
    amount            bigint      NOT NULL,
    currency          text        NOT NULL,
    created_at        timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL,
    completed_at      timestamptz,
    expired_at        timestamptz,
    payment_intent_id text,
    captured          bigint      NOT NULL,
    attempts          int         NOT NULL
);

-- needs: ledger. What Stripe's own books say against themselves.
CREATE TABLE lab.ledger_violation (
    detail text NOT NULL
);

-- needs: ledger. The newest attempts to deliver an event, by real time.
CREATE TABLE lab.delivery (
    event_id   text        NOT NULL,
    type       text        NOT NULL,
    session_id text,
    attempt    int         NOT NULL,
    at         timestamptz NOT NULL,
    status     int,
    success    boolean     NOT NULL,
    fault      text
);

-- needs: calls. What clients asked for and were told, in the order of their answers, by real time.
CREATE TABLE lab.call (
    number     bigint      PRIMARY KEY,
    actor      text        NOT NULL,
    operation  text        NOT NULL,
    attempt    int         NOT NULL,
    outcome    text        NOT NULL CHECK (outcome IN ('OK', 'REFUSED', 'UNKNOWN')),
    status     int         NOT NULL,
    code       text,
    subjects   jsonb       NOT NULL,
    answer     text,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz NOT NULL
);

-- needs: samples. What was seen at moments of the run, by real time.
CREATE TABLE lab.sample (
    at      timestamptz      NOT NULL,
    kind    text             NOT NULL,
    subject text             NOT NULL,
    value   double precision NOT NULL,
    detail  text             NOT NULL
);
