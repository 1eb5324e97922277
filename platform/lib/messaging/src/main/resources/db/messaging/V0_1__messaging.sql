-- Messages that were committed and are not yet on Kafka. The relay deletes what the broker took.
CREATE TABLE outbox (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id   uuid        NOT NULL,
    topic        text        NOT NULL,
    key          text        NOT NULL,
    aggregate_id text        NOT NULL,
    sequence     bigint      NOT NULL CHECK (sequence > 0),
    type         text        NOT NULL,
    -- NULL says that what the key names is gone.
    payload      text        CHECK (octet_length(payload) < 524288),
    occurred_at  timestamptz NOT NULL,
    traceparent  text        NOT NULL,
    -- Database time, for the age of what waits; never shown to anybody.
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Two writers of one aggregate that forgot its row lock fail here instead of mixing their order.
    UNIQUE (topic, aggregate_id, sequence)
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0
);

-- Messages that were taken in, per consumer group. Kept longer than any topic keeps its records.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    message_id  uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);

-- Rows come in the order of time, so the purge needs no more than this, which costs writers nothing.
CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
