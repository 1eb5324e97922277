-- Each part breaks the clean world in one way and names every invariant that must find it.

-- breaks: I1-counters: a held ticket that no reservation holds
update event.allotment set held = held + 1 where ticket_type_id = lab.id('type', 1);

-- breaks: I1-counters, I1-tickets: a sale that was counted twice
update event.allotment set sold = sold + 1 where ticket_type_id = lab.id('type', 2);

-- breaks: I1-counters: more held than the capacity
alter table event.allotment drop constraint never_oversold;
update event.allotment set capacity = 4 where ticket_type_id = lab.id('type', 1);
update event.ticket_type set capacity = 4 where id = lab.id('type', 1);

-- breaks: I1-counters: a ticket type without an allotment
delete from event.allotment where ticket_type_id = lab.id('type', 3);

-- breaks: I1-returns, I1-counters, I1-tickets: a seat given back of a reservation that is not converted
update event.cancelled_ticket set returned = true where ticket_id = lab.id('ticket', 72);

-- breaks: I1-returns: a cancelled ticket without a row
update event.cancelled_ticket set returned = null where ticket_id = lab.id('ticket', 71);

-- breaks: I8-cancelled, I12-events: a cancelled event that is still on sale
update event.event set status = 'CANCELLED' where id = lab.id('event', 1);

-- breaks: I1-moments: a moment of the run at which the counters were wrong
insert into lab.sample values (now(), 'stock', 'type', 21, 'of 20: held 20, sold 1');

-- breaks: I1-moments: too few samples
update lab.sample set value = 2 where kind = 'samples';

-- breaks: I1-moments: no sample
delete from lab.sample;

-- breaks: I2-minted, I3-seats, I7-said-ticket, I10-tickets, I12-roster, I12-fulfilled, I1-tickets: a lost ticket
set local session_replication_role = replica;
delete from ticket.ticket where order_id = lab.id('order', 1) and seat = 1
   and ticket_type_id = lab.id('type', 1);
update ticket.ticket set message_sequence = 2 where order_id = lab.id('order', 1) and seat = 2;

-- breaks: I2-minted, I1-tickets: a ticket of the wrong type
update ticket.ticket set ticket_type_id = lab.id('type', 1)
 where ticket_type_id = lab.id('type', 2);

-- breaks: I2-in-time: money in time without stock
update lab.session set completed_at = '2030-01-01 10:59Z' where id = 'cs_7';

-- breaks: I3-seats, I3-paid, I12-roster, I12-fulfilled, I1-tickets, I7-said-ticket: a third seat of a line of two
insert into ticket.ticket
select (jsonb_populate_record(t, jsonb_build_object('id', lab.id('ticket', 99), 'seat', 4,
        'code', 'another'))).*
  from ticket.ticket t where order_id = lab.id('order', 1) and seat = 2;

-- breaks: I3-seats, I12-roster, I12-fulfilled, I1-tickets, I2-minted, I7-said-ticket: a seat that was minted twice
alter table ticket.ticket drop constraint ticket_order_id_line_id_seat_key;
insert into ticket.ticket
select (jsonb_populate_record(t, jsonb_build_object('id', lab.id('ticket', 99),
        'code', 'another'))).*
  from ticket.ticket t where order_id = lab.id('order', 1) and seat = 2;

-- breaks: I12-roster: a code in clear at the gate
update validation.ticket set code = '8K3QZ-0TM50-2' where id = (select min(id::text)::uuid from validation.ticket);

-- breaks: I12-roster: a ticket at the gate without the hash of its code
update validation.ticket set code_hash = null where id = (select min(id::text)::uuid from validation.ticket);

-- breaks: I3-seats: two tickets with one code
alter table ticket.ticket drop constraint ticket_code_key;
update ticket.ticket set code = (select min(code) from ticket.ticket);

-- breaks: I3-paid, I12-fulfilled, I8-reservations, I4-ledger, I7-payments, I10-orders, I10-payments, I7-told-orders: tickets of an unpaid order
update payment.orders set phase = 'OPEN', paid_at = null where id = lab.id('order', 1);
delete from payment.order_ticket where order_id = lab.id('order', 1) and ticket_id =
    (select min(ticket_id::text)::uuid from payment.order_ticket where order_id = lab.id('order', 1));

-- breaks: I3-keys, I12-keys: a key that changed its event
update ticket.ticket_key set event_id = lab.id('event', 9) where event_id = lab.id('event', 1);

-- breaks: I4-amounts: an order paid by a notification about another amount
update payment.stripe_event set payload = replace(payload, '6000', '1') where id = 'evt_cs_1';

-- breaks: I4-amounts: an order paid by a notification about another currency
update payment.stripe_event set payload = replace(payload, 'eur', 'usd') where id = 'evt_cs_1';

-- breaks: I4-lines, I4-amounts, I4-ledger, I7-payments, I7-told-orders: an order whose total is not that of its lines
update payment.orders set total_amount = 5999 where id = lab.id('order', 1);

-- breaks: I4-quarantine: an order in quarantine for a correct notification
update payment.stripe_event
   set payload = replace(payload, '"amount_total": 1,', '"amount_total": 2500,')
 where id = 'evt_cs_8';

-- breaks: I4-quarantine, I7-told-orders: an order in quarantine without a notification
update payment.orders set quarantine = 'the amount differs' where id = lab.id('order', 6);

-- breaks: I4-notifications, I4-webhooks: a notification that was not processed
update payment.stripe_event set done_at = null where id = 'evt_cs_1';

-- breaks: I4-notifications: an ignored notification
update payment.stripe_event set dropped = true, outcome = 'the order is not here yet'
 where id = 'evt_cs_1';

-- breaks: I4-ledger, I10-payments: money that the order does not have
update lab.session set payment_status = 'paid', captured = 2500, status = 'complete'
 where id = 'cs_6';
insert into lab.call values (999, 'somebody', 'checkout.pay', 1, 'OK', 200, null,
    jsonb_build_object('order', lab.id('order', 6), 'session', 'cs_6'), 'completed', now(), now());

-- breaks: I4-ledger: less money than was ordered
update lab.session set captured = 1, amount = 1 where id = 'cs_1';

-- breaks: I4-ledger: an order with money that Stripe never had
update lab.session set payment_status = 'unpaid', captured = 0 where id = 'cs_1';

-- breaks: I4-given-back: money that went back without its order
update lab.session set refunded = 500 where id = 'cs_1';

-- breaks: I4-refunds, I4-given-back, I7-told-orders: a refund that only its order knows
update payment.orders set refunded_amount = 500 where id = lab.id('order', 1);

-- breaks: I4-refunds: a refund that its order does not know
insert into payment.refund (id, order_id, amount, currency, ticket_ids, all_tickets, reason, cause,
    status, created_at)
values (lab.id('refund', 1), lab.id('order', 1), 500, 'EUR', '{}', false, 'x', 'REQUESTED',
    'PENDING', now());

-- breaks: I4-owed, I7-told-orders: a refund that never began
update payment.orders set owed_for = 'STOCK_GONE' where id = lab.id('order', 1);

-- breaks: I2-refunded, I7-told-orders: a valid ticket of an order without money
update payment.orders set refunded_at = now() where id = lab.id('order', 1);

-- breaks: I4-disputes, I4-withdrawn, I7-told-orders: a dispute that only its order knows
update payment.orders set dispute = 'OPEN' where id = lab.id('order', 1);

-- breaks: I4-disputes: a dispute that its order does not know
insert into payment.dispute values
    ('du_1', lab.id('order', 1), 500, 'EUR', 'fraudulent', 'OPEN', now(), now());

-- breaks: I4-disputes, I7-told-orders: more than the total went back
insert into payment.dispute values
    ('du_7', lab.id('order', 7), 2501, 'EUR', 'fraudulent', 'LOST', now(), now());
update payment.orders set dispute = 'LOST', lost_amount = 2501 where id = lab.id('order', 7);
update lab.session set withdrawn = 2501 where id = 'cs_7';

-- breaks: I4-withdrawn: money that a bank took back without its order
update lab.session set withdrawn = 500 where id = 'cs_1';

-- breaks: I2-revoked, I7-told-orders: valid tickets of a payment that was lost
insert into payment.dispute values
    ('du_1', lab.id('order', 1), 500, 'EUR', 'fraudulent', 'LOST', now(), now());
update payment.orders set dispute = 'LOST', lost_amount = 500 where id = lab.id('order', 1);
update lab.session set withdrawn = 500 where id = 'cs_1';

-- breaks: I4-confirmed: a payment that Stripe's books do not confirm
update payment.stripe_cursor
   set whole_since = now() - interval '1 day', reading_since = now() - interval '1 hour',
       read_at = now();
update payment.stripe_event set received_at = now() - interval '1 hour' where id = 'evt_cs_1';

-- breaks: I4-unconfirmed: a payment of Stripe's that was taken for a forgery
update payment.stripe_event
   set outcome = 'quarantined: not in Stripe''s books',
       payload = jsonb_set(payload::jsonb, '{data,object,id}', '"cs_1"')::text
 where id = 'evt_cs_1';

-- breaks: I4-books: a ledger that contradicts itself
insert into lab.ledger_violation values ('paid, but not captured');

-- breaks: I4-sessions: two sessions for one attempt
insert into lab.session select (jsonb_populate_record(s, '{"id": "cs_99"}')).*
  from lab.session s where id = 'cs_6';

-- breaks: I4-sessions, I4-ledger: an order that was paid twice
insert into lab.session select (jsonb_populate_record(s, '{"id": "cs_99", "attempt": 2}')).*
  from lab.session s where id = 'cs_1';

-- breaks: I4-sessions: a session of an unknown order
insert into lab.session
select (jsonb_populate_record(s, jsonb_build_object('id', 'cs_99', 'order_id',
        lab.id('order', 99)))).*
  from lab.session s where id = 'cs_6';

-- breaks: I4-webhooks: an acknowledged notification that is not stored
delete from payment.stripe_event where id = 'evt_cs_1';

-- breaks: I5-entries: an entry that the log has twice
update validation.scan set result = 'ADMITTED', reason = 'OK' where scan_id = lab.id('scan', 2);
update lab.message set data = data || '{"result": "ADMITTED", "reason": "OK", "direction": "EXIT"}'
 where data ->> 'scanId' = lab.id('scan', 2)::text;

-- breaks: I5-entries: a second entry without re-entry
update validation.event set reentry = false;
update event.event set reentry = false;

-- breaks: I5-scans, I5-entries, I5-clients, I7-said-validation: an admission on an unknown ticket
update validation.scan set ticket_id = lab.id('ticket', 99) where scan_id = lab.id('scan', 4);

-- breaks: I5-scans: an entry in force without a scan
update validation.ticket set entry_scan_id = lab.id('scan', 4)
 where entry_scan_id = lab.id('scan', 5);

-- breaks: I5-order: two entries in a row, in the announcements of validation-service
update lab.message set data = data || '{"direction": "ENTRY"}'
 where data ->> 'scanId' = lab.id('scan', 4)::text;

-- breaks: I5-clients: an admission that is not in the database
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 999, 'subjects',
        c.subjects || jsonb_build_object('scan', lab.id('scan', 99), 'direction', 'EXIT')))).*
  from lab.call c where operation = 'scan' and answer = 'ADMITTED' limit 1;

-- breaks: I5-clients: a scan with two different answers
update lab.call set answer = 'REJECTED:NOT_INSIDE', number = 999
 where subjects ->> 'scan' = lab.id('scan', 4)::text and not subjects ? 'again';
insert into lab.call select (jsonb_populate_record(c, '{"number": 1000, "answer": "ADMITTED"}')).*
  from lab.call c where number = 999;

-- breaks: I5-clients, I10-untold: two admissions of the same ticket
delete from lab.call where subjects ->> 'direction' = 'EXIT';

-- breaks: I6-cancelled: an admission on a cancelled ticket
update validation.scan set ticket_status = 'CANCELLED' where scan_id = lab.id('scan', 1);

-- breaks: I7-outbox-event: a message that waits
insert into event.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) values (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-payment: a message that waits
insert into payment.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) values (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-ticket: a message that waits
insert into ticket.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) values (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-outbox-validation: a message that waits
insert into validation.outbox (message_id, topic, key, aggregate_id, sequence, type, occurred_at,
    traceparent) values (lab.id('message', 1), 't', 'k', 'a', 1, 'x', now(), '');

-- breaks: I7-said-event: a message that was committed and never sent
delete from lab.message where topic = 'usher.events.v1' and sequence = 2;

-- breaks: I7-said-payment, I7-payments: a payment without a message
delete from lab.message
 where topic = 'usher.payments.v1' and subject = lab.id('order', 1)::text;

-- breaks: I7-payments, I7-order, I7-said-payment, I7-taken-in-event, I7-taken-in-ticket: a payment that was told twice
insert into lab.message
select (jsonb_populate_record(m, jsonb_build_object('offset', 999, 'sequence', 3, 'id',
        lab.id('message', 9)))).*
  from lab.message m
 where topic = 'usher.payments.v1' and subject = lab.id('order', 1)::text;

-- breaks: I7-payments: a payment told with another amount
update lab.message set data = jsonb_set(data, '{total,amount}', '1')
 where topic = 'usher.payments.v1' and subject = lab.id('order', 1)::text;

-- breaks: I7-told-orders: a change of an order that nobody was told of
update payment.orders set publications = publications + 1 where id = lab.id('order', 1);

-- breaks: I7-told-orders: an order that was told with the name of an erased buyer
update payment.orders set buyer_name = null where id = lab.id('order', 6);

-- breaks: I7-said-ticket: a ticket without a message
delete from lab.message where topic = 'usher.tickets.v1' and "offset" = 1;

-- breaks: I7-said-validation: a scan without a message
delete from lab.message where data ->> 'scanId' = lab.id('scan', 2)::text;

-- breaks: I7-said-validation: a binding without a message
delete from lab.message where topic = 'usher.staff.v1';

-- breaks: I7-order: a message that overtook the one before it
update lab.message set "offset" = "offset" + 1000
 where topic = 'usher.events.v1' and sequence = 1;

-- breaks: I7-order: a gap
delete from lab.message where topic = 'usher.events.v1' and sequence = 1;

-- breaks: I7-order: one number for two messages
update lab.message set id = lab.id('event', 1)::text where topic = 'usher.tickets.v1'
   and "offset" = (select max("offset") from lab.message where topic = 'usher.tickets.v1');
insert into event.inbox values ('event-service.tickets', lab.id('event', 1));
insert into payment.inbox values ('payment-service.tickets', lab.id('event', 1));
insert into validation.inbox values ('validation-service.tickets', lab.id('event', 1));

-- breaks: I7-order: messages about one thing on two partitions
update lab.message set partition = 1 where topic = 'usher.events.v1' and sequence = 2;

-- breaks: I7-order: a message without a key
update lab.message set key = null where topic = 'usher.events.v1' and "offset" = 0;

-- breaks: I7-taken-in-event: a message that was not handled
delete from event.inbox where consumer = 'event-service.staff';

-- breaks: I7-taken-in-payment: a message that was not handled
delete from payment.inbox where consumer = 'payment-service.tickets';

-- breaks: I7-taken-in-ticket: a message that was not handled
delete from ticket.inbox where consumer = 'ticket-service.payments';

-- breaks: I7-taken-in-validation: a message that was not handled
delete from validation.inbox where consumer = 'validation-service.ticket-keys';

-- breaks: I7-dead-letters: a good message in dead letters
insert into lab.message
select (jsonb_populate_record(m, jsonb_build_object('topic',
        'event-service.staff.usher.staff.v1.dlt', 'dead_letter', true))).*
  from lab.message m where topic = 'usher.staff.v1';

-- breaks: I7-dead-letters: a malformed message without a dead letter
insert into lab.message
select (jsonb_populate_record(m, jsonb_build_object('offset', 999, 'id', null, 'injected', true,
        'headers', '{"usher-chaos": "poison"}'::jsonb))).*
  from lab.message m where topic = 'usher.staff.v1';

-- breaks: I8-cancelled: a hold that outlived its event
update event.reservation set status = 'HELD', held_until = '2030-01-01 12:05Z'
 where id = lab.id('reservation', 14);

-- breaks: I8-cancelled: a cancelled event that goes on selling
update event.allotment set open = true where event_id = lab.id('event', 3);

-- breaks: I8-holds: a hold that did not end
update event.reservation set held_until = '2030-01-01 11:58Z' where id = lab.id('reservation', 5);

-- breaks: I8-released: stock that returned before its order ended
update event.reservation set updated_at = '2030-01-01 10:59Z' where id = lab.id('reservation', 3);

-- breaks: I8-released, I8-reservations, I1-counters: stock that returned while its order waits for money
update event.reservation set status = 'EXPIRED' where id = lab.id('reservation', 6);
update event.reservation set order_id = lab.id('order', 99) where id = lab.id('reservation', 8);

-- breaks: I8-orders, I7-told-orders: an order that did not end
update payment.orders set expires_at = '2030-01-01 11:54Z' where id = lab.id('order', 6);

-- breaks: I8-closed: an order paid after its end without a trace
delete from payment.order_timeline;

-- breaks: I8-reservations: a reservation in checkout without an order
update event.reservation set order_id = lab.id('order', 99) where id = lab.id('reservation', 6);

-- breaks: I8-reservations, I1-counters: a paid order whose reservation was not converted
update event.reservation set status = 'CHECKOUT' where id = lab.id('reservation', 2);

-- breaks: I8-reservations: an order that bought something else than was reserved
update event.reservation_item set unit_amount = 1 where reservation_id = lab.id('reservation', 1);

-- breaks: I8-open-sessions: a closed order that can still be paid
update lab.session set status = 'open' where id = 'cs_3';

-- breaks: I9-owners, I7-payments: an order of another account's reservation
update payment.orders set holder_id = 'thief' where id = lab.id('order', 1);

-- breaks: I9-owners: a ticket of another account
update ticket.ticket set buyer_id = 'thief' where order_id = lab.id('order', 1);

-- breaks: I10-reservations: an acknowledged reservation that is gone
update lab.call set subjects = subjects || jsonb_build_object('reservation', lab.id('x', 1))
 where operation = 'reservation.create' and subjects ->> 'key' = 'key 5';

-- breaks: I10-reservations: a reservation that was given back and is still held
insert into lab.call values (999, 'somebody', 'reservation.release', 1, 'OK', 204, null,
    jsonb_build_object('reservation', lab.id('reservation', 5)), null, now(), now());

-- breaks: I10-orders: an acknowledged order that is gone
update lab.call set subjects = subjects || jsonb_build_object('order', lab.id('x', 1))
 where operation = 'order.open' and subjects ->> 'order' = lab.id('order', 6)::text;

-- breaks: I10-orders: a cancelled order that goes on
insert into lab.call values (999, 'somebody', 'order.cancel', 1, 'OK', 200, null,
    jsonb_build_object('order', lab.id('order', 6)), 'CANCELLED', now(), now());

-- breaks: I10-events: an event that was published and is not
update event.event set status = 'DRAFT';
update ticket.show set status = 'DRAFT';
update validation.event set status = 'DRAFT';
update payment.known_event set status = 'DRAFT';

-- breaks: I10-events: gate staff that was named and is not there
delete from event.staff where id = lab.id('staff', 2);
delete from validation.staff where id = lab.id('staff', 2);

-- breaks: I10-tickets: a ticket that was shown and is gone
update lab.call set subjects = subjects || jsonb_build_object('tickets', lab.id('x', 1))
 where operation = 'tickets.read' and subjects ->> 'order' = lab.id('order', 2)::text;

-- breaks: I11-buyer-limit: a buyer with more tickets than allowed
update event.event set max_per_buyer = 2;

-- breaks: I11-order-limit: a reservation of more tickets than allowed
update event.ticket_type set max_per_order = 1;

-- breaks: I11-one-per-request: a request that held twice
drop index event.reservation_of_request;
update event.reservation set idempotency_key = 'key 10', holder_id = 'buyer 10'
 where id = lab.id('reservation', 9);

-- breaks: I11-one-order, I8-reservations, I12-fulfilled, I7-payments, I7-said-payment, I4-ledger, I4-lines, I7-told-orders: a reservation that was bought twice
drop index payment.orders_one_per_holder;
insert into payment.orders
select (jsonb_populate_record(o, jsonb_build_object('id', lab.id('order', 99), 'session_id',
        null))).*
  from payment.orders o where id = lab.id('order', 1);

-- breaks: I12-roster: a ticket unknown to validation-service
delete from validation.ticket where entry_scan_id is null;

-- breaks: I12-keys: a key unknown to validation-service
delete from validation.ticket_key;

-- breaks: I12-keys, I3-keys: an event without a key
set local session_replication_role = replica;
delete from ticket.ticket_key where event_id = lab.id('event', 2);
delete from validation.ticket_key where event_id = lab.id('event', 2);

-- breaks: I12-events: an old copy of an event in validation-service
update validation.event set sequence = 1;

-- breaks: I12-events: a cancellation that payment-service did not hear of
update payment.known_event set status = 'PUBLISHED' where id = lab.id('event', 3);

-- breaks: I12-staff: a binding that only validation-service knows
update event.staff set account_id = null;

-- breaks: I12-fulfilled: a ticket that was never counted
delete from payment.order_ticket where order_id = lab.id('order', 2);

-- breaks: I13-isolation: a service that reads another's tables
grant usage on schema payment to ticket;

-- breaks: I13-isolation: a service that may do everything
alter role event superuser;

-- breaks: I15-no-internal-error: an internal error
insert into lab.call values (999, 'somebody', 'reservation.create', 1, 'UNKNOWN', 500,
    'internal_error', '{}', null, now(), now());

-- breaks: I15-no-internal-error: a server error without a meaning
insert into lab.call values (999, 'somebody', 'reservation.create', 1, 'UNKNOWN', 501, null, '{}',
    null, now(), now());

-- breaks: I15-come-again: a 503 that does not say when to come again
insert into lab.call values (999, 'somebody', 'reservation.create', 1, 'UNKNOWN', 503,
    'unavailable', '{}', null, now(), now(), false);

-- breaks: I10-asked-again: a key that makes another reservation when it is repeated
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 9999, 'subjects', c.subjects
        || jsonb_build_object('again', 'yes', 'reservation', lab.id('reservation', 1))))).*
  from lab.call c where operation = 'reservation.create' and subjects ->> 'key' = 'key 2'
   and not subjects ? 'again';
update lab.call set subjects = subjects || jsonb_build_object('event', lab.id('event', 1),
       'quantity', '3') where number = 9999;

-- breaks: I10-asked-again: an order that cannot be read any more
insert into lab.call values (9999, 'somebody', 'order.read', 1, 'REFUSED', 404, 'not_found',
    jsonb_build_object('order', lab.id('order', 1), 'again', 'yes'), null, now(), now());

-- breaks: I10-asked-again, I5-clients: a scan that is answered otherwise when it is repeated
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 9999, 'answer', 'REJECTED:EXPIRED',
        'subjects', c.subjects || '{"again": "yes"}'))).*
  from lab.call c where subjects ->> 'scan' = lab.id('scan', 4)::text and not subjects ? 'again';

-- breaks: I10-untold: a reservation that nobody asked for
delete from lab.call where subjects ->> 'key' = 'key 9';

-- breaks: I10-untold, I10-asked-again: a hold that was kept although every answer said no
update lab.call set outcome = 'REFUSED', status = 409 where subjects ->> 'key' = 'key 9';

-- breaks: I10-untold, I5-clients: a scan that nobody made
delete from lab.call where subjects ->> 'scan' = lab.id('scan', 4)::text;

-- breaks: I10-untold: an order that was opened although the answer said come again
update lab.call set outcome = 'UNKNOWN', status = 503, retry_after = true
 where operation = 'order.open' and subjects ->> 'order' = lab.id('order', 6)::text;

-- breaks: I8-checkouts, I8-orders, I7-told-orders: a checkout that does not end
update event.reservation set expires_at = '2030-01-01 11:50Z'
 where id = lab.id('reservation', 6);
update payment.orders set expires_at = '2030-01-01 11:50Z' where id = lab.id('order', 6);

-- breaks: I10-events: a cancelled event that is still on sale
insert into lab.call values (9999, 'somebody', 'event.cancel', 1, 'OK', 202, null,
    jsonb_build_object('event', lab.id('event', 1)), null, now(), now());

-- breaks: I10-events: staff that was removed and is still there
insert into lab.call values (9999, 'somebody', 'staff.remove', 1, 'OK', 204, null,
    jsonb_build_object('event', lab.id('event', 1), 'email', 'late@example.com'), null, now(), now());

-- breaks: I10-asked-again: a scan that is forbidden although its staff was not removed
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 9999, 'outcome', 'REFUSED',
        'status', 403, 'answer', null, 'subjects', c.subjects || '{"again": "yes"}'))).*
  from lab.call c where subjects ->> 'scan' = lab.id('scan', 4)::text and not subjects ? 'again';

-- breaks: I14-erased-payment, I12-erased: an order that names a person who was erased
insert into payment.erased_buyer (account_id, erased_at) values ('buyer 1', '2030-01-01 11:00Z');

-- breaks: I14-erased-ticket, I12-erased, I7-said-ticket: a ticket that names a person who was erased
insert into ticket.erased_account (account_id, erased_at, message_sequence)
values ('buyer 1', '2030-01-01 11:00Z', 1);

-- breaks: I14-erased-ticket: an address that was kept
update ticket.erased_account set address = 'erased@example.com';

-- breaks: I14-erased-staff, I12-erased, I7-said-ticket: gate staff after the erasure
insert into ticket.erased_account (account_id, erased_at, message_sequence)
values ('gate', '2030-01-01 11:00Z', 1);
