-- What Stripe told us, kept before it is acknowledged. All times here are database time.
CREATE TABLE stripe_event (
    id          text        PRIMARY KEY,
    type        text        NOT NULL,
    livemode    boolean     NOT NULL,
    api_version text,
    payload     text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    deliveries  integer     NOT NULL DEFAULT 1,
    attempts    integer     NOT NULL DEFAULT 0,
    -- Whoever works on it moves this on first; when the work is lost, the next one finds it due.
    due_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at     timestamptz,
    outcome     text
);
CREATE INDEX stripe_event_due ON stripe_event (due_at) WHERE done_at IS NULL;
