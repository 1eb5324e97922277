-- A small world in which everything is as it should be: one of each fate that a reservation, an
-- order, a ticket or a scan can have, with all the evidence of it.
CREATE FUNCTION lab.id(kind text, number int) RETURNS uuid IMMUTABLE
    RETURN md5(kind || ' ' || number)::uuid;

INSERT INTO lab.run VALUES ('2030-01-01 12:00Z');

-- Events: 1 is sold for money and may be left and entered again, 2 is free and may not, 3 was cancelled.
INSERT INTO event.event (id, organizer_id, status, title, location_name, starts_at, ends_at,
    time_zone, max_per_buyer, reentry, supersede_on_holder_change, degraded_on_signature,
    created_at, updated_at, version, message_sequence)
SELECT lab.id('event', n), 'organizer', CASE n WHEN 3 THEN 'CANCELLED' ELSE 'PUBLISHED' END,
       'Show ' || n, 'Hall', '2030-01-02 19:00Z', '2030-01-02 22:00Z', 'Europe/Amsterdam', 5, n = 1,
       false, false, '2030-01-01', '2030-01-01', 2, 2
  FROM generate_series(1, 3) AS n;

INSERT INTO event.ticket_type (id, event_id, position, name, price_amount, price_currency, capacity,
    max_per_order, retired)
VALUES (lab.id('type', 1), lab.id('event', 1), 0, 'Standing', 2500, 'EUR', 20, 4, false),
       (lab.id('type', 2), lab.id('event', 1), 1, 'Seated', 1000, 'EUR', 5, 4, false),
       (lab.id('type', 3), lab.id('event', 2), 0, 'Free', 0, 'EUR', 10, 4, false),
       (lab.id('type', 4), lab.id('event', 3), 0, 'Standing', 2500, 'EUR', 5, 4, false);

-- What became of each reservation, and of the order of the same number where there is one.
CREATE TABLE lab.fate (
    n int, event int, reservation text, phase text, closed_as text, quarantine text, late_answer text
);
INSERT INTO lab.fate VALUES
    (1, 1, 'CONVERTED', 'FULFILLED', NULL, NULL, NULL),
    (2, 2, 'CONVERTED', 'FULFILLED', NULL, NULL, NULL),
    (3, 1, 'EXPIRED', 'EXPIRED', 'EXPIRED', NULL, NULL),
    (4, 1, 'RELEASED', 'CANCELLED', 'CANCELLED', NULL, NULL),
    (5, 1, 'HELD', NULL, NULL, NULL, NULL),
    (6, 1, 'CHECKOUT', 'OPEN', NULL, NULL, NULL),
    (7, 1, 'EXPIRED', 'REFUND_PENDING', 'EXPIRED', NULL, 'REFUSED'),
    (8, 1, 'CHECKOUT', 'OPEN', NULL, 'the amount differs', NULL),
    (9, 1, 'RELEASED', NULL, NULL, NULL, NULL),
    (10, 1, 'EXPIRED', NULL, NULL, NULL, NULL),
    (11, 1, 'HELD', 'FAILED', 'FAILED', NULL, NULL),
    (12, 1, 'CONVERTED', 'FULFILLED', 'EXPIRED', NULL, 'RETAKEN'),
    (13, 3, 'RELEASED', NULL, NULL, NULL, NULL),
    (14, 3, 'CHECKOUT', 'OPEN', NULL, NULL, NULL);

INSERT INTO event.reservation (id, event_id, holder_id, idempotency_key, status, held_until,
    expires_at, order_id, created_at, updated_at, version, message_sequence)
SELECT lab.id('reservation', n), lab.id('event', event), 'buyer ' || n, 'key ' || n, reservation,
       CASE WHEN reservation = 'HELD' THEN timestamptz '2030-01-01 12:05Z'
            ELSE timestamptz '2030-01-01 10:05Z' END,
       '2030-01-01 12:05Z',
       CASE WHEN phase IS NOT NULL AND phase <> 'FAILED' THEN lab.id('order', n) END,
       '2030-01-01 10:00Z', '2030-01-01 11:10Z', 3,
       CASE WHEN late_answer = 'RETAKEN' THEN 2
            WHEN reservation = 'CONVERTED' OR late_answer IS NOT NULL THEN 1 ELSE 0 END
  FROM lab.fate;

INSERT INTO event.reservation_item (reservation_id, position, ticket_type_id, name, quantity,
    unit_amount, currency)
SELECT lab.id('reservation', n), 0, lab.id('type', CASE event WHEN 1 THEN 1 ELSE event + 1 END),
       CASE event WHEN 2 THEN 'Free' ELSE 'Standing' END, CASE n WHEN 1 THEN 2 ELSE 1 END,
       CASE event WHEN 2 THEN 0 ELSE 2500 END, 'EUR'
  FROM lab.fate
UNION ALL
SELECT lab.id('reservation', 1), 1, lab.id('type', 2), 'Seated', 1, 1000, 'EUR';

-- One cancelled too late to be sold again, one before its reservation is converted.
INSERT INTO event.cancelled_ticket VALUES
    (lab.id('ticket', 71), lab.id('reservation', 1), lab.id('type', 1), '2030-01-02 18:00Z', false),
    (lab.id('ticket', 72), lab.id('reservation', 6), lab.id('type', 1), '2030-01-01 11:00Z', NULL);

INSERT INTO event.allotment (ticket_type_id, event_id, open, capacity, held, sold)
SELECT t.id, t.event_id, t.event_id <> lab.id('event', 3), t.capacity,
       coalesce(sum(i.quantity) FILTER (WHERE r.status IN ('HELD', 'CHECKOUT')), 0),
       coalesce(sum(i.quantity) FILTER (WHERE r.status = 'CONVERTED'), 0)
  FROM event.ticket_type t
  LEFT JOIN event.reservation_item i ON i.ticket_type_id = t.id
  LEFT JOIN event.reservation r ON r.id = i.reservation_id
 GROUP BY t.id;

INSERT INTO event.ended_order
SELECT lab.id('order', n), lab.id('reservation', n), '2030-01-01 11:00Z', late_answer
  FROM lab.fate WHERE closed_as IS NOT NULL;

INSERT INTO event.staff VALUES
    (lab.id('staff', 1), lab.id('event', 1), 'gate@example.com', 'gate', '2030-01-01', '2030-01-01'),
    (lab.id('staff', 2), lab.id('event', 1), 'late@example.com', NULL, NULL, '2030-01-01');

-- Orders. Those closed ended at 11:00, money came at 10:30, late money at 11:05.
INSERT INTO payment.orders (id, reservation_id, holder_id, buyer_name, buyer_email, phase,
    closed_as, quarantine, event_id, organizer_id, event_title, total_amount, currency, quantity,
    expires_at, session_id, created_at, paid_at, closed_at, message_sequence)
SELECT lab.id('order', n), lab.id('reservation', n), 'buyer ' || n, 'Buyer', 'buyer@example.com',
       phase, closed_as, quarantine, lab.id('event', event), 'organizer', 'Show', i.total, 'EUR',
       i.quantity, '2030-01-01 12:05Z',
       CASE WHEN i.total > 0 AND phase <> 'FAILED' THEN 'cs_' || n END, '2030-01-01 10:00Z',
       CASE WHEN phase IN ('FULFILLED', 'REFUND_PENDING')
            THEN CASE WHEN closed_as IS NULL THEN timestamptz '2030-01-01 10:30Z'
                      ELSE timestamptz '2030-01-01 11:05Z' END END,
       CASE WHEN closed_as IS NOT NULL THEN timestamptz '2030-01-01 11:00Z' END,
       (closed_as IS NOT NULL)::int + (late_answer IS NOT NULL)::int + (phase = 'FULFILLED')::int
  FROM lab.fate
  JOIN LATERAL (SELECT sum(quantity * unit_amount) AS total, sum(quantity) AS quantity
                  FROM event.reservation_item WHERE reservation_id = lab.id('reservation', n)) AS i
       ON true
 WHERE phase IS NOT NULL;

INSERT INTO payment.order_line (order_id, position, line_id, ticket_type_id, ticket_type_name,
    quantity, unit_amount)
SELECT o.id, i.position, md5(o.id::text || i.position)::uuid, i.ticket_type_id, i.name, i.quantity,
       i.unit_amount
  FROM payment.orders o JOIN event.reservation_item i ON i.reservation_id = o.reservation_id;

INSERT INTO payment.order_timeline (order_id, at, type, detail)
SELECT id, paid_at, 'LATE_PAYMENT', '' FROM payment.orders
 WHERE closed_at IS NOT NULL AND paid_at IS NOT NULL;

-- Stripe. The notification about 8 said another amount.
INSERT INTO lab.session
SELECT o.session_id, o.id, o.reservation_id, 1,
       CASE WHEN o.phase = 'OPEN' AND o.quarantine IS NULL THEN 'open'
            WHEN o.phase IN ('EXPIRED', 'CANCELLED') THEN 'expired' ELSE 'complete' END,
       CASE WHEN o.paid_at IS NOT NULL OR o.quarantine IS NOT NULL THEN 'paid' ELSE 'unpaid' END,
       o.total_amount, 'eur', o.created_at, o.expires_at,
       CASE WHEN o.quarantine IS NOT NULL THEN timestamptz '2030-01-01 10:30Z' ELSE o.paid_at END,
       CASE WHEN o.phase IN ('EXPIRED', 'CANCELLED') THEN o.closed_at END, NULL,
       CASE WHEN o.paid_at IS NOT NULL OR o.quarantine IS NOT NULL THEN o.total_amount ELSE 0 END, 1
  FROM payment.orders o WHERE o.session_id IS NOT NULL;

INSERT INTO payment.stripe_event (id, type, livemode, payload, done_at, outcome)
SELECT 'evt_' || s.id, 'checkout.session.completed', false,
       jsonb_build_object('data', jsonb_build_object('object', jsonb_build_object(
           'client_reference_id', s.order_id, 'currency', s.currency,
           'amount_total', CASE WHEN o.quarantine IS NULL THEN s.amount ELSE 1 END)))::text,
       now(),
       CASE WHEN o.quarantine IS NOT NULL THEN 'quarantined: the amount differs'
            WHEN o.closed_as IS NOT NULL THEN 'late' ELSE 'paid' END
  FROM lab.session s JOIN payment.orders o ON o.id = s.order_id
 WHERE s.status = 'complete';

INSERT INTO lab.delivery
SELECT 'evt_' || id, 'checkout.session.completed', id, n, '2030-01-01', 200, true, NULL
  FROM lab.session, generate_series(1, 2) AS n WHERE status = 'complete';

-- Tickets and what the gate knows.
INSERT INTO ticket.show
SELECT id, message_sequence, organizer_id, status, title, starts_at, ends_at, time_zone, 'Hall'
  FROM event.event;
INSERT INTO ticket.ticket_key
SELECT lpad(to_hex(row_number() OVER (ORDER BY id)), 16, '0'), id, 1,
       decode(repeat(to_hex(row_number() OVER (ORDER BY id) + 16), 32), 'hex'), 'ACTIVE', 1
  FROM event.event;
INSERT INTO ticket.ticket (id, version, status, code, key_id, order_id, reservation_id, line_id,
    seat, event_id, ticket_type_id, ticket_type_name, buyer_id, holder_name, holder_email,
    not_before, expires_at, issued_at, message_sequence)
SELECT md5(l.line_id::text || seat)::uuid, 1, 'VALID', md5('code' || l.line_id || seat), k.id, o.id,
       o.reservation_id, l.line_id, seat, o.event_id, l.ticket_type_id, l.ticket_type_name,
       o.holder_id, 'Buyer', 'buyer@example.com', o.paid_at, '2030-02-01', o.paid_at, 1
  FROM payment.orders o
  JOIN payment.order_line l ON l.order_id = o.id
  JOIN ticket.ticket_key k ON k.event_id = o.event_id
 CROSS JOIN LATERAL generate_series(1, l.quantity) AS seat
 WHERE o.phase = 'FULFILLED';
INSERT INTO payment.order_ticket SELECT id, order_id, issued_at FROM ticket.ticket;

INSERT INTO validation.event
SELECT id, message_sequence, organizer_id, status, title, starts_at, ends_at, time_zone,
       starts_at - interval '2 hours', ends_at, reentry
  FROM event.event;
INSERT INTO validation.staff SELECT id, event_id, email, account_id, bound_at FROM event.staff;
INSERT INTO validation.ticket_key
SELECT id, message_sequence, event_id, public_key, status FROM ticket.ticket_key;
INSERT INTO validation.ticket (id, sequence, event_id, version, status, code, key_id,
    ticket_type_name, holder_name)
SELECT id, message_sequence, event_id, version, status, code, key_id, ticket_type_name, holder_name
  FROM ticket.ticket;

-- Scans of the first two seats of order 1: in and refused; in, out and in again.
CREATE TABLE lab.passage AS
SELECT t.id AS ticket, t.event_id AS event, p.*
  FROM ticket.ticket t
  JOIN (VALUES (1, 1, 1, 'ENTRY', 'ADMITTED', 'OK'),
               (2, 1, 2, 'ENTRY', 'REJECTED', 'ALREADY_ADMITTED'),
               (3, 2, 1, 'ENTRY', 'ADMITTED', 'OK'),
               (4, 2, 2, 'EXIT', 'ADMITTED', 'OK'),
               (5, 2, 3, 'ENTRY', 'ADMITTED', 'OK')
       ) AS p (n, seat, sequence, direction, result, reason) ON p.seat = t.seat
 WHERE t.order_id = lab.id('order', 1) AND t.ticket_type_id = lab.id('type', 1);
INSERT INTO validation.scan (event_id, scan_id, ticket_id, direction, presented, result, reason,
    scanned_at, received_at, staff, ticket_status)
SELECT event, lab.id('scan', n), ticket, direction, 'x', result, reason, '2030-01-02 18:00Z',
       '2030-01-02 18:00Z', 'gate', 'VALID'
  FROM lab.passage;
UPDATE validation.ticket t
   SET inside = true, entry_at = '2030-01-02 18:00Z', message_sequence = p.messages,
       entry_scan_id = lab.id('scan', p.last)
  FROM (SELECT ticket, count(*) AS messages,
               max(n) FILTER (WHERE direction = 'ENTRY' AND result = 'ADMITTED') AS last
          FROM lab.passage GROUP BY ticket) AS p
 WHERE p.ticket = t.id;

-- What was said, each thing's messages in their order and one of them twice.
CREATE FUNCTION lab.say(topic text, key text, subject text, sequence bigint, type text, data jsonb)
RETURNS void LANGUAGE sql AS $$
    INSERT INTO lab.message
    SELECT topic, 0, (SELECT count(*) FROM lab.message m WHERE m.topic = say.topic), '2030-01-01',
           key, md5(topic || subject || sequence)::uuid::text, type, '/usher/test', subject,
           sequence, '2030-01-01', '{}', data::text, data, false, false
$$;
SELECT lab.say('usher.events.v1', id::text, id::text, n,
               CASE n WHEN 1 THEN 'usher.event.updated.v1' ELSE 'usher.event.published.v1' END,
               '{}')
  FROM event.event, generate_series(1, 2) AS n;
SELECT lab.say('usher.staff.v1', event_id::text, id::text, 1, 'usher.staff.bound.v1', '{}')
  FROM event.staff WHERE account_id IS NOT NULL;
SELECT lab.say('usher.payments.v1', reservation_id::text, id::text, 1, 'usher.order.closed.v1', '{}')
  FROM payment.orders WHERE closed_as IS NOT NULL;
SELECT lab.say('usher.payments.v1', reservation_id::text, id::text, 2, 'usher.payment.late.v1', '{}')
  FROM payment.orders WHERE closed_as IS NOT NULL AND paid_at IS NOT NULL;
SELECT lab.say('usher.payments.v1', reservation_id::text, id::text, message_sequence,
               'usher.payment.succeeded.v1',
               jsonb_build_object('reservationId', reservation_id,
                   'total', jsonb_build_object('amount', total_amount, 'currency', currency),
                   'buyer', jsonb_build_object('accountId', holder_id)))
  FROM payment.orders WHERE phase = 'FULFILLED';
SELECT lab.say('usher.reservations.v1', id::text, id::text, n, 'usher.reservation.converted.v1', '{}')
  FROM event.reservation, generate_series(1, message_sequence) AS n;
SELECT lab.say('usher.tickets.v1', id::text, id::text, 1, 'usher.ticket.issued.v1', '{}')
  FROM ticket.ticket;
SELECT lab.say('usher.ticket-keys.v1', id, id, 1, 'usher.ticket_key.changed.v1', '{}')
  FROM ticket.ticket_key;
SELECT lab.say('usher.scans.v1', ticket::text, ticket::text, sequence, 'usher.scan.recorded.v1',
               jsonb_build_object('scanId', lab.id('scan', n), 'direction', direction,
                   'result', result, 'reason', reason))
  FROM lab.passage ORDER BY ticket, sequence;
SELECT lab.say(topic, key, subject, sequence, type, data)
  FROM lab.message WHERE topic = 'usher.tickets.v1' AND "offset" = 0;

INSERT INTO event.inbox
SELECT DISTINCT c.consumer, m.id::uuid
  FROM (VALUES ('event-service.payments', 'usher.payments.v1'),
               ('event-service.staff', 'usher.staff.v1'),
               ('event-service.tickets', 'usher.tickets.v1')) AS c (consumer, topic)
  JOIN lab.message m USING (topic);
INSERT INTO payment.inbox
SELECT DISTINCT c.consumer, m.id::uuid
  FROM (VALUES ('payment-service.reservations', 'usher.reservations.v1'),
               ('payment-service.tickets', 'usher.tickets.v1')) AS c (consumer, topic)
  JOIN lab.message m USING (topic);
INSERT INTO ticket.inbox
SELECT DISTINCT c.consumer, m.id::uuid
  FROM (VALUES ('ticket-service.payments', 'usher.payments.v1'),
               ('ticket-service.events', 'usher.events.v1')) AS c (consumer, topic)
  JOIN lab.message m USING (topic);
INSERT INTO validation.inbox
SELECT DISTINCT c.consumer, m.id::uuid
  FROM (VALUES ('validation-service.tickets', 'usher.tickets.v1'),
               ('validation-service.ticket-keys', 'usher.ticket-keys.v1'),
               ('validation-service.events', 'usher.events.v1')) AS c (consumer, topic)
  JOIN lab.message m USING (topic);

-- What clients were told.
CREATE FUNCTION lab.told(operation text, answer text, subjects jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO lab.call
    SELECT (SELECT count(*) FROM lab.call), 'somebody', operation, 1, 'OK', 200, NULL, subjects,
           answer, '2030-01-01', '2030-01-01'
$$;
SELECT lab.told('event.create', 'DRAFT', jsonb_build_object('event', id)),
       lab.told('event.publish', 'PUBLISHED', jsonb_build_object('event', id))
  FROM event.event;
SELECT lab.told('staff.name', NULL, jsonb_build_object('event', event_id, 'email', upper(email)))
  FROM event.staff;
SELECT lab.told('reservation.create', 'HELD', jsonb_build_object('reservation', r.id,
           'event', event_id, 'key', idempotency_key, 'quantity',
           (SELECT sum(quantity)::text FROM event.reservation_item WHERE reservation_id = r.id)))
  FROM event.reservation r;
SELECT lab.told('reservation.release', NULL, jsonb_build_object('reservation', id))
  FROM event.reservation WHERE status = 'RELEASED' AND order_id IS NULL;
SELECT lab.told('order.open', 'PENDING_PAYMENT', jsonb_build_object('order', id, 'reservation',
           reservation_id, 'quantity', quantity::text))
  FROM payment.orders WHERE phase <> 'FAILED';
SELECT lab.told('order.read', phase, jsonb_build_object('order', id, 'reservation', reservation_id))
  FROM payment.orders WHERE phase IN ('FULFILLED', 'EXPIRED', 'CANCELLED');
SELECT lab.told('order.cancel', 'CANCELLED', jsonb_build_object('order', id, 'reservation',
           reservation_id))
  FROM payment.orders WHERE phase = 'CANCELLED';
SELECT lab.told('checkout.pay', 'completed', jsonb_build_object('order', order_id, 'session', id))
  FROM lab.session WHERE payment_status = 'paid';
SELECT lab.told('tickets.read', count(*)::text, jsonb_build_object('order', order_id, 'tickets',
           string_agg(id::text, ',')))
  FROM ticket.ticket GROUP BY order_id;
SELECT lab.told('scan', CASE result WHEN 'ADMITTED' THEN result ELSE result || ':' || reason END,
           jsonb_build_object('event', event, 'ticket', ticket, 'scan', lab.id('scan', n),
                              'direction', direction))
  FROM lab.passage;
-- An id is one scan's at one event; another event may see it again.
SELECT lab.told('scan', 'REJECTED:WRONG_EVENT',
           jsonb_build_object('event', lab.id('event', 99), 'ticket', lab.id('ticket', 1), 'scan',
                              lab.id('scan', 1), 'direction', 'ENTRY'));

INSERT INTO lab.sample VALUES
    ('2030-01-01', 'looks', 'stock', 3, ''),
    ('2030-01-01', 'watched', 'stock', 30, ''),
    ('2030-01-01', 'outbox_age', 'event-service', 1.5, '');
