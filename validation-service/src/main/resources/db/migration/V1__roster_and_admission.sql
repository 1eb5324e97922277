-- Local copies of what other services said, each with the sequence of the message it came from:
-- a message with a lower or equal sequence changes nothing.

CREATE TABLE event (
    id           uuid PRIMARY KEY,
    sequence     bigint      NOT NULL,
    organizer_id text        NOT NULL,
    status       text        NOT NULL,
    title        text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    time_zone    text        NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL,
    reentry      boolean     NOT NULL
);
CREATE INDEX event_by_organizer ON event (organizer_id, starts_at, id);

-- An entry without an account matches by e-mail; the first match binds it, in one conditional write.
CREATE TABLE staff (
    id         uuid PRIMARY KEY,
    event_id   uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    email      text NOT NULL CHECK (email = lower(email)),
    account_id text,
    bound_at   timestamptz
);
CREATE INDEX staff_by_event ON staff (event_id);
CREATE INDEX staff_by_account ON staff (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX staff_by_email ON staff (email) WHERE account_id IS NULL;

CREATE TABLE ticket_key (
    key_id     text PRIMARY KEY,
    sequence   bigint NOT NULL,
    event_id   uuid   NOT NULL,
    public_key bytea  NOT NULL,
    status     text   NOT NULL
);

-- What ticket-service said of the ticket, and beside it whether its holder is inside. Both live in
-- one row, so that a cancellation and an admission of the same ticket wait for each other.
CREATE TABLE ticket (
    id               uuid PRIMARY KEY,
    sequence         bigint NOT NULL,
    event_id         uuid   NOT NULL,
    version          int    NOT NULL,
    status           text   NOT NULL,
    code             text   NOT NULL,
    key_id           text   NOT NULL,
    ticket_type_name text   NOT NULL,
    holder_name      text,
    inside           boolean NOT NULL DEFAULT false,
    entry_scan_id    uuid,
    entry_at         timestamptz,
    entry_gate       text,
    message_sequence bigint NOT NULL DEFAULT 0,
    CHECK (NOT inside OR entry_scan_id IS NOT NULL)
) WITH (fillfactor = 80);
CREATE INDEX ticket_by_code ON ticket (code);

-- Append-only: every attempt, refused ones included. One scan id per event is one presentation.
CREATE TABLE scan (
    event_id      uuid        NOT NULL,
    scan_id       uuid        NOT NULL,
    ticket_id     uuid,
    direction     text        NOT NULL CHECK (direction IN ('ENTRY', 'EXIT')),
    presented     text        NOT NULL,
    result        text        NOT NULL CHECK (result IN ('ADMITTED', 'REJECTED')),
    reason        text        NOT NULL,
    gate          text,
    scanned_at    timestamptz NOT NULL,
    received_at   timestamptz NOT NULL,
    staff         text        NOT NULL,
    offline       boolean     NOT NULL DEFAULT false,
    ticket_status text,
    entry_scan_id uuid,
    entry_at      timestamptz,
    entry_gate    text,
    PRIMARY KEY (event_id, scan_id)
);
