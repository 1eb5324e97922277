-- Local copy of events. sequence 0: told by a payment before the event itself was learnt.
CREATE TABLE show (
    id            uuid        PRIMARY KEY,
    sequence      bigint      NOT NULL CHECK (sequence >= 0),
    organizer_id  text        NOT NULL,
    status        text        NOT NULL,
    title         text        NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    time_zone     text        NOT NULL,
    place_name    text        NOT NULL,
    place_address text,
    place_city    text,
    place_country text
);

-- Public keys. Private ones are derived from the root secret and never stored.
CREATE TABLE ticket_key (
    -- 16 hex digits
    id               text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
    event_id         uuid        NOT NULL,
    generation       int         NOT NULL CHECK (generation > 0),
    public_key       bytea       NOT NULL CHECK (octet_length(public_key) = 32),
    status           text        NOT NULL CHECK (status IN ('ACTIVE', 'VERIFY_ONLY', 'REVOKED')),
    -- how many messages were sent about this key
    message_sequence bigint      NOT NULL CHECK (message_sequence > 0),
    UNIQUE (event_id, generation)
);

CREATE UNIQUE INDEX ticket_key_one_active ON ticket_key (event_id) WHERE status = 'ACTIVE';

-- The credential is not here: it is signed again from these columns whenever a holder asks.
CREATE TABLE ticket (
    id               uuid        PRIMARY KEY,
    -- the version in the credential
    version          int         NOT NULL CHECK (version > 0),
    status           text        NOT NULL CHECK (status IN ('VALID', 'CANCELLED')),
    code             text        NOT NULL UNIQUE,
    key_id           text        NOT NULL REFERENCES ticket_key,
    order_id         uuid        NOT NULL,
    reservation_id   uuid        NOT NULL,
    line_id          uuid        NOT NULL,
    -- from 1 within the line
    seat             int         NOT NULL CHECK (seat > 0),
    event_id         uuid        NOT NULL REFERENCES show,
    ticket_type_id   uuid        NOT NULL,
    ticket_type_name text        NOT NULL,
    -- account
    buyer_id         text        NOT NULL,
    holder_name      text,
    holder_email     text,
    not_before       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL CHECK (expires_at > not_before),
    issued_at        timestamptz NOT NULL,
    cancelled_at     timestamptz,
    -- how many messages were sent about this ticket
    message_sequence bigint      NOT NULL CHECK (message_sequence > 0),
    CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    -- whatever is delivered how often: a seat of a paid line has one ticket
    UNIQUE (order_id, line_id, seat)
);

CREATE INDEX ticket_by_buyer ON ticket (buyer_id, issued_at, id);
CREATE INDEX ticket_by_holder ON ticket (lower(holder_email), issued_at, id);
CREATE INDEX ticket_by_event ON ticket (event_id, issued_at, id);
