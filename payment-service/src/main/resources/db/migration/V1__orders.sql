-- Orders. A row begins as an attempt that nobody is shown; it is committed before any other service
-- or Stripe is asked for anything, so that whatever was begun has an owner.
CREATE TABLE orders (
    id                 uuid        PRIMARY KEY,
    reservation_id     uuid        NOT NULL,
    holder_id          text        NOT NULL,
    buyer_name         text,
    buyer_email        text,
    success_url        text,
    cancel_url         text,
    phase              text        NOT NULL CHECK (phase IN
        ('ATTEMPT', 'OPEN', 'PROCESSING', 'PAID', 'FULFILLED', 'EXPIRED', 'CANCELLED', 'FAILED',
         'LATE', 'REFUND_PENDING')),
    -- How it ended without money; stays when money arrives afterwards.
    closed_as          text        CHECK (closed_as IN ('EXPIRED', 'CANCELLED', 'FAILED')),
    -- Why the money that Stripe reports is not believed; an operator decides.
    quarantine         text,
    cancel_requested   boolean     NOT NULL DEFAULT false,

    -- What the claim on the reservation answered.
    event_id           uuid,
    organizer_id       text,
    event_title        text,
    event_starts_at    timestamptz,
    event_ends_at      timestamptz,
    event_time_zone    text,
    location_name      text,
    location_address   text,
    location_city      text,
    location_country   text,
    total_amount       bigint      CHECK (total_amount >= 0),
    currency           text,
    quantity           integer     NOT NULL DEFAULT 0 CHECK (quantity >= 0),

    -- The Stripe session; attempt and session_expires_at are written before Stripe is called.
    attempt            integer     NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    expires_at         timestamptz NOT NULL,
    session_expires_at timestamptz,
    session_id         text        UNIQUE,
    session_url        text,
    payment_intent_id  text,

    created_at         timestamptz NOT NULL,
    paid_at            timestamptz,
    fulfilled_at       timestamptz,
    closed_at          timestamptz,
    message_sequence   bigint      NOT NULL DEFAULT 0,
    version            bigint      NOT NULL DEFAULT 1,

    -- When the sweep looks at it next (business time), and how often it has.
    next_check_at      timestamptz,
    checks             integer     NOT NULL DEFAULT 0,
    -- Who works on an attempt right now holds it until then (database time).
    lease_until        timestamptz NOT NULL DEFAULT '-infinity',

    CHECK (phase IN ('ATTEMPT', 'FAILED') OR event_id IS NOT NULL),
    CHECK (phase NOT IN ('PAID', 'FULFILLED', 'LATE', 'REFUND_PENDING') OR paid_at IS NOT NULL)
);

-- One order per holder of a reservation, unless an attempt was given up.
CREATE UNIQUE INDEX orders_one_per_holder ON orders (reservation_id, holder_id)
    WHERE closed_as IS DISTINCT FROM 'FAILED';
CREATE INDEX orders_by_holder ON orders (holder_id, id DESC);
CREATE INDEX orders_by_event ON orders (event_id, id DESC);
CREATE INDEX orders_to_check ON orders (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE order_line (
    order_id         uuid    NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    position         integer NOT NULL,
    line_id          uuid    NOT NULL UNIQUE,
    ticket_type_id   uuid    NOT NULL,
    ticket_type_name text    NOT NULL,
    quantity         integer NOT NULL CHECK (quantity >= 1),
    unit_amount      bigint  NOT NULL CHECK (unit_amount >= 0),
    PRIMARY KEY (order_id, position)
);

-- One row per ticket that was minted for an order, whichever message told of it first.
CREATE TABLE order_ticket (
    ticket_id uuid        PRIMARY KEY,
    order_id  uuid        NOT NULL,
    seen_at   timestamptz NOT NULL
);
CREATE INDEX order_ticket_by_order ON order_ticket (order_id);

CREATE TABLE order_timeline (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id uuid        NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    at       timestamptz NOT NULL,
    type     text        NOT NULL,
    detail   text        NOT NULL,
    ref      text
);
CREATE INDEX order_timeline_by_order ON order_timeline (order_id, id);
