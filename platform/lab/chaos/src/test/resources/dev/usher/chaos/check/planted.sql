-- Each part breaks the clean world in one way and names every invariant that has to see it.

-- breaks: I1-counters: a held ticket that no reservation holds
UPDATE event.allotment SET held = held + 1 WHERE ticket_type_id = lab.id('type', 1);

-- breaks: I1-counters, I1-tickets: a sale that was counted twice
UPDATE event.allotment SET sold = sold + 1 WHERE ticket_type_id = lab.id('type', 2);

-- breaks: I1-counters: more held than there is
ALTER TABLE event.allotment DROP CONSTRAINT never_oversold;
UPDATE event.allotment SET capacity = 4 WHERE ticket_type_id = lab.id('type', 1);
UPDATE event.ticket_type SET capacity = 4 WHERE id = lab.id('type', 1);

-- breaks: I1-counters: a ticket type without an allotment
DELETE FROM event.allotment WHERE ticket_type_id = lab.id('type', 3);

-- breaks: I1-returns, I1-counters, I1-tickets: a seat given back of a reservation that is not converted
UPDATE event.cancelled_ticket SET returned = true WHERE ticket_id = lab.id('ticket', 72);

-- breaks: I1-returns: a cancelled ticket that was forgotten
UPDATE event.cancelled_ticket SET returned = NULL WHERE ticket_id = lab.id('ticket', 71);

-- breaks: I8-cancelled, I12-events: an event that was called off and goes on selling
UPDATE event.event SET status = 'CANCELLED' WHERE id = lab.id('event', 1);

-- breaks: I1-moments: a moment of the run at which the counters were wrong
INSERT INTO lab.sample VALUES (now(), 'stock', 'type', 21, 'of 20: held 20, sold 1');

-- breaks: I1-moments: nobody looked for most of the time
UPDATE lab.sample SET value = 2 WHERE kind = 'looks';

-- breaks: I1-moments: nobody looked
DELETE FROM lab.sample;

-- breaks: I2-minted, I3-seats, I7-said-ticket, I10-tickets, I12-roster, I12-fulfilled, I1-tickets: a ticket that got lost
SET LOCAL session_replication_role = replica;
DELETE FROM ticket.ticket WHERE order_id = lab.id('order', 1) AND seat = 1
   AND ticket_type_id = lab.id('type', 1);
UPDATE ticket.ticket SET message_sequence = 2 WHERE order_id = lab.id('order', 1) AND seat = 2;

-- breaks: I2-minted, I1-tickets: a ticket of the wrong type
UPDATE ticket.ticket SET ticket_type_id = lab.id('type', 1)
 WHERE ticket_type_id = lab.id('type', 2);

-- breaks: I2-in-time: money that came in time and got nothing
UPDATE lab.session SET completed_at = '2030-01-01 10:59Z' WHERE id = 'cs_7';

-- breaks: I3-seats, I3-paid, I12-roster, I12-fulfilled, I1-tickets, I7-said-ticket: a third seat of a line of two
INSERT INTO ticket.ticket
SELECT (jsonb_populate_record(t, jsonb_build_object('id', lab.id('ticket', 99), 'seat', 4,
        'code', 'another'))).*
  FROM ticket.ticket t WHERE order_id = lab.id('order', 1) AND seat = 2;

-- breaks: I3-seats, I12-roster, I12-fulfilled, I1-tickets, I2-minted, I7-said-ticket: a seat that was minted twice
ALTER TABLE ticket.ticket DROP CONSTRAINT ticket_order_id_line_id_seat_key;
INSERT INTO ticket.ticket
SELECT (jsonb_populate_record(t, jsonb_build_object('id', lab.id('ticket', 99),
        'code', 'another'))).*
  FROM ticket.ticket t WHERE order_id = lab.id('order', 1) AND seat = 2;

-- breaks: I3-seats, I12-roster: two tickets with one code
ALTER TABLE ticket.ticket DROP CONSTRAINT ticket_code_key;
UPDATE ticket.ticket SET code = (SELECT min(code) FROM ticket.ticket);

-- breaks: I3-paid, I12-fulfilled, I8-reservations, I4-ledger, I7-payments, I10-orders, I10-payments: tickets of an order that nobody paid
UPDATE payment.orders SET phase = 'OPEN', paid_at = NULL WHERE id = lab.id('order', 1);
DELETE FROM payment.order_ticket WHERE order_id = lab.id('order', 1) AND ticket_id =
    (SELECT min(ticket_id::text)::uuid FROM payment.order_ticket WHERE order_id = lab.id('order', 1));

-- breaks: I3-keys, I12-keys: a key that changed its event
UPDATE ticket.ticket_key SET event_id = lab.id('event', 9) WHERE event_id = lab.id('event', 1);

-- breaks: I4-amounts: an order paid by a notification about another amount
UPDATE payment.stripe_event SET payload = replace(payload, '6000', '1') WHERE id = 'evt_cs_1';

-- breaks: I4-amounts: an order paid by a notification about another currency
UPDATE payment.stripe_event SET payload = replace(payload, 'eur', 'usd') WHERE id = 'evt_cs_1';

-- breaks: I4-lines, I4-amounts, I4-ledger, I7-payments: an order whose total is not that of its lines
UPDATE payment.orders SET total_amount = 5999 WHERE id = lab.id('order', 1);

-- breaks: I4-quarantine: an order in quarantine for a notification that was right
UPDATE payment.stripe_event
   SET payload = replace(payload, '"amount_total": 1,', '"amount_total": 2500,')
 WHERE id = 'evt_cs_8';

-- breaks: I4-quarantine: an order in quarantine of which nobody told anything
UPDATE payment.orders SET quarantine = 'the amount differs' WHERE id = lab.id('order', 6);

-- breaks: I4-notifications, I4-webhooks: a notification that was stored and forgotten
UPDATE payment.stripe_event SET done_at = NULL WHERE id = 'evt_cs_1';

-- breaks: I4-notifications: a notification that was let go
UPDATE payment.stripe_event SET outcome = 'let go: the order is not here yet'
 WHERE id = 'evt_cs_1';

-- breaks: I4-ledger, I10-payments: money of which the order knows nothing
UPDATE lab.session SET payment_status = 'paid', captured = 2500, status = 'complete'
 WHERE id = 'cs_6';
INSERT INTO lab.call VALUES (999, 'somebody', 'checkout.pay', 1, 'OK', 200, NULL,
    jsonb_build_object('order', lab.id('order', 6), 'session', 'cs_6'), 'completed', now(), now());

-- breaks: I4-ledger: less money than was ordered
UPDATE lab.session SET captured = 1, amount = 1 WHERE id = 'cs_1';

-- breaks: I4-ledger: an order with money that Stripe never had
UPDATE lab.session SET payment_status = 'unpaid', captured = 0 WHERE id = 'cs_1';

-- breaks: I4-books: a ledger that contradicts itself
INSERT INTO lab.ledger_violation VALUES ('paid, but not captured');

-- breaks: I4-sessions: two sessions for one attempt
INSERT INTO lab.session SELECT (jsonb_populate_record(s, '{"id": "cs_99"}')).*
  FROM lab.session s WHERE id = 'cs_6';

-- breaks: I4-sessions, I4-ledger: an order that was paid twice
INSERT INTO lab.session SELECT (jsonb_populate_record(s, '{"id": "cs_99", "attempt": 2}')).*
  FROM lab.session s WHERE id = 'cs_1';

-- breaks: I4-sessions: a session of an order that is not there
INSERT INTO lab.session
SELECT (jsonb_populate_record(s, jsonb_build_object('id', 'cs_99', 'order_id',
        lab.id('order', 99)))).*
  FROM lab.session s WHERE id = 'cs_6';

-- breaks: I4-webhooks: an acknowledged notification that is not stored
DELETE FROM payment.stripe_event WHERE id = 'evt_cs_1';

-- breaks: I5-entries: an entry that the log has twice
UPDATE validation.scan SET result = 'ADMITTED', reason = 'OK' WHERE scan_id = lab.id('scan', 2);
UPDATE lab.message SET data = data || '{"result": "ADMITTED", "reason": "OK", "direction": "EXIT"}'
 WHERE data ->> 'scanId' = lab.id('scan', 2)::text;

-- breaks: I5-entries: a second entry where there is no re-entry
UPDATE validation.event SET reentry = false;
UPDATE event.event SET reentry = false;

-- breaks: I5-scans, I5-entries, I5-clients, I7-said-validation: an admission of nobody known
UPDATE validation.scan SET ticket_id = lab.id('ticket', 99) WHERE scan_id = lab.id('scan', 4);

-- breaks: I5-scans: an entry in force that nobody made
UPDATE validation.ticket SET entry_scan_id = lab.id('scan', 4)
 WHERE entry_scan_id = lab.id('scan', 5);

-- breaks: I5-order: two entries in a row, by the gate's own account
UPDATE lab.message SET data = data || '{"direction": "ENTRY"}'
 WHERE data ->> 'scanId' = lab.id('scan', 4)::text;

-- breaks: I5-clients: an admission that the database has forgotten
INSERT INTO lab.call
SELECT (jsonb_populate_record(c, jsonb_build_object('number', 999, 'subjects',
        c.subjects || jsonb_build_object('scan', lab.id('scan', 99), 'direction', 'EXIT')))).*
  FROM lab.call c WHERE operation = 'scan' AND answer = 'ADMITTED' LIMIT 1;

-- breaks: I5-clients: a scan that was answered in two ways
UPDATE lab.call SET answer = 'REJECTED:NOT_INSIDE', number = 999
 WHERE subjects ->> 'scan' = lab.id('scan', 4)::text;
INSERT INTO lab.call SELECT (jsonb_populate_record(c, '{"number": 1000, "answer": "ADMITTED"}')).*
  FROM lab.call c WHERE number = 999;

-- breaks: I5-clients: two gates that let the same holder in
DELETE FROM lab.call WHERE subjects ->> 'direction' = 'EXIT';

-- breaks: I6-cancelled: somebody admitted on a cancelled ticket
UPDATE validation.scan SET ticket_status = 'CANCELLED' WHERE scan_id = lab.id('scan', 1);

-- breaks: I7-outbox-event: a message that waits
INSERT INTO event.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) VALUES (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-payment: a message that waits
INSERT INTO payment.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) VALUES (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-ticket: a message that waits
INSERT INTO ticket.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) VALUES (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-validation: a message that waits
INSERT INTO validation.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) VALUES (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-said-event: a message that was committed and never sent
DELETE FROM lab.message WHERE topic = 'usher.events.v1' AND sequence = 2;

-- breaks: I7-said-payment, I7-payments: a payment that nobody was told of
DELETE FROM lab.message WHERE subject = lab.id('order', 1)::text;

-- breaks: I7-payments, I7-order, I7-said-payment, I7-taken-in-event, I7-taken-in-ticket: a payment that was told twice
INSERT INTO lab.message
SELECT (jsonb_populate_record(m, jsonb_build_object('offset', 999, 'sequence', 3, 'id',
        lab.id('message', 9)))).*
  FROM lab.message m WHERE subject = lab.id('order', 1)::text;

-- breaks: I7-payments: a payment told with another amount
UPDATE lab.message SET data = jsonb_set(data, '{total,amount}', '1')
 WHERE subject = lab.id('order', 1)::text;

-- breaks: I7-said-ticket: a ticket that nobody was told of
DELETE FROM lab.message WHERE topic = 'usher.tickets.v1' AND "offset" = 1;

-- breaks: I7-said-validation: a scan that nobody was told of
DELETE FROM lab.message WHERE data ->> 'scanId' = lab.id('scan', 2)::text;

-- breaks: I7-said-validation: a binding that nobody was told of
DELETE FROM lab.message WHERE topic = 'usher.staff.v1';

-- breaks: I7-order: a message that overtook the one before it
UPDATE lab.message SET "offset" = "offset" + 1000
 WHERE topic = 'usher.events.v1' AND sequence = 1;

-- breaks: I7-order: a gap
DELETE FROM lab.message WHERE topic = 'usher.events.v1' AND sequence = 1;

-- breaks: I7-order: one number for two messages
UPDATE lab.message SET id = lab.id('event', 1)::text WHERE topic = 'usher.tickets.v1'
   AND "offset" = (SELECT max("offset") FROM lab.message WHERE topic = 'usher.tickets.v1');
INSERT INTO event.inbox VALUES ('event-service.tickets', lab.id('event', 1));
INSERT INTO payment.inbox VALUES ('payment-service.tickets', lab.id('event', 1));
INSERT INTO validation.inbox VALUES ('validation-service.tickets', lab.id('event', 1));

-- breaks: I7-order: messages about one thing on two partitions
UPDATE lab.message SET partition = 1 WHERE topic = 'usher.events.v1' AND sequence = 2;

-- breaks: I7-order: a message without a key
UPDATE lab.message SET key = NULL WHERE topic = 'usher.events.v1' AND "offset" = 0;

-- breaks: I7-taken-in-event: a message that passed by unseen
DELETE FROM event.inbox WHERE consumer = 'event-service.staff';

-- breaks: I7-taken-in-payment: a message that passed by unseen
DELETE FROM payment.inbox WHERE consumer = 'payment-service.reservations';

-- breaks: I7-taken-in-ticket: a message that passed by unseen
DELETE FROM ticket.inbox WHERE consumer = 'ticket-service.payments';

-- breaks: I7-taken-in-validation: a message that passed by unseen
DELETE FROM validation.inbox WHERE consumer = 'validation-service.ticket-keys';

-- breaks: I7-dead-letters: a good message that was put aside
INSERT INTO lab.message
SELECT (jsonb_populate_record(m, jsonb_build_object('topic',
        'event-service.staff.usher.staff.v1.dlt', 'dead_letter', true))).*
  FROM lab.message m WHERE topic = 'usher.staff.v1';

-- breaks: I7-dead-letters: poison that was swallowed
INSERT INTO lab.message
SELECT (jsonb_populate_record(m, jsonb_build_object('offset', 999, 'id', NULL, 'injected', true,
        'headers', '{"usher-chaos": "poison"}'::jsonb))).*
  FROM lab.message m WHERE topic = 'usher.staff.v1';

-- breaks: I8-cancelled: a hold that outlived its event
UPDATE event.reservation SET status = 'HELD', held_until = '2030-01-01 12:05Z'
 WHERE id = lab.id('reservation', 14);

-- breaks: I8-cancelled: a cancelled event that goes on selling
UPDATE event.allotment SET open = true WHERE event_id = lab.id('event', 3);

-- breaks: I8-holds: a hold that nobody ended
UPDATE event.reservation SET held_until = '2030-01-01 11:58Z' WHERE id = lab.id('reservation', 5);

-- breaks: I8-released: stock that returned before its order ended
UPDATE event.reservation SET updated_at = '2030-01-01 10:59Z' WHERE id = lab.id('reservation', 3);

-- breaks: I8-released, I8-reservations, I1-counters: stock that returned while its order waits for money
UPDATE event.reservation SET status = 'EXPIRED' WHERE id = lab.id('reservation', 6);
UPDATE event.reservation SET order_id = lab.id('order', 99) WHERE id = lab.id('reservation', 8);

-- breaks: I8-orders: an order that nobody ended
UPDATE payment.orders SET expires_at = '2030-01-01 11:54Z' WHERE id = lab.id('order', 6);

-- breaks: I8-closed: an order paid after its end that never said so
DELETE FROM payment.order_timeline;

-- breaks: I8-reservations: a reservation in checkout for nobody
UPDATE event.reservation SET order_id = lab.id('order', 99) WHERE id = lab.id('reservation', 6);

-- breaks: I8-reservations, I1-counters: a paid order whose reservation was not converted
UPDATE event.reservation SET status = 'CHECKOUT' WHERE id = lab.id('reservation', 2);

-- breaks: I8-reservations: an order that bought something else than was reserved
UPDATE event.reservation_item SET unit_amount = 1 WHERE reservation_id = lab.id('reservation', 1);

-- breaks: I8-open-sessions: a closed order that can still be paid
UPDATE lab.session SET status = 'open' WHERE id = 'cs_3';

-- breaks: I9-owners, I7-payments: an order of somebody else's reservation
UPDATE payment.orders SET holder_id = 'thief' WHERE id = lab.id('order', 1);

-- breaks: I9-owners: a ticket of somebody else
UPDATE ticket.ticket SET buyer_id = 'thief' WHERE order_id = lab.id('order', 1);

-- breaks: I10-reservations: an acknowledged reservation that is gone
UPDATE lab.call SET subjects = subjects || jsonb_build_object('reservation', lab.id('x', 1))
 WHERE operation = 'reservation.create' AND subjects ->> 'key' = 'key 5';

-- breaks: I10-reservations: a reservation that was given back and is still held
INSERT INTO lab.call VALUES (999, 'somebody', 'reservation.release', 1, 'OK', 204, NULL,
    jsonb_build_object('reservation', lab.id('reservation', 5)), NULL, now(), now());

-- breaks: I10-orders: an acknowledged order that is gone
UPDATE lab.call SET subjects = subjects || jsonb_build_object('order', lab.id('x', 1))
 WHERE operation = 'order.open' AND subjects ->> 'order' = lab.id('order', 6)::text;

-- breaks: I10-orders: a cancelled order that goes on
INSERT INTO lab.call VALUES (999, 'somebody', 'order.cancel', 1, 'OK', 200, NULL,
    jsonb_build_object('order', lab.id('order', 6)), 'CANCELLED', now(), now());

-- breaks: I10-events: an event that was published and is not
UPDATE event.event SET status = 'DRAFT';
UPDATE ticket.show SET status = 'DRAFT';
UPDATE validation.event SET status = 'DRAFT';

-- breaks: I10-events: gate staff that was named and is not there
DELETE FROM event.staff WHERE id = lab.id('staff', 2);
DELETE FROM validation.staff WHERE id = lab.id('staff', 2);

-- breaks: I10-tickets: a ticket that was shown and is gone
UPDATE lab.call SET subjects = subjects || jsonb_build_object('tickets', lab.id('x', 1))
 WHERE operation = 'tickets.read' AND subjects ->> 'order' = lab.id('order', 2)::text;

-- breaks: I11-buyer-limit: a buyer with more tickets than allowed
UPDATE event.event SET max_per_buyer = 2;

-- breaks: I11-order-limit: a reservation of more tickets than allowed
UPDATE event.ticket_type SET max_per_order = 1;

-- breaks: I11-one-per-request: a request that held twice
DROP INDEX event.reservation_of_request;
UPDATE event.reservation SET idempotency_key = 'key 10', holder_id = 'buyer 10'
 WHERE id = lab.id('reservation', 9);

-- breaks: I11-one-order, I8-reservations, I12-fulfilled, I7-payments, I7-said-payment, I4-ledger, I4-lines: a reservation that was bought twice
DROP INDEX payment.orders_one_per_holder;
INSERT INTO payment.orders
SELECT (jsonb_populate_record(o, jsonb_build_object('id', lab.id('order', 99), 'session_id',
        NULL))).*
  FROM payment.orders o WHERE id = lab.id('order', 1);

-- breaks: I12-roster: a ticket that the gate never learnt
DELETE FROM validation.ticket WHERE entry_scan_id IS NULL;

-- breaks: I12-keys: a key that the gate never learnt
DELETE FROM validation.ticket_key;

-- breaks: I12-keys, I3-keys: an event without a key
SET LOCAL session_replication_role = replica;
DELETE FROM ticket.ticket_key WHERE event_id = lab.id('event', 2);
DELETE FROM validation.ticket_key WHERE event_id = lab.id('event', 2);

-- breaks: I12-events: an event that the gate has an old copy of
UPDATE validation.event SET sequence = 1;

-- breaks: I12-staff: a binding that only the gate knows
UPDATE event.staff SET account_id = NULL;

-- breaks: I12-fulfilled: a ticket that was never counted
DELETE FROM payment.order_ticket WHERE order_id = lab.id('order', 2);

-- breaks: I13-isolation: a service that reads another's tables
GRANT USAGE ON SCHEMA payment TO ticket;

-- breaks: I13-isolation: a service that may do everything
ALTER ROLE event SUPERUSER;
