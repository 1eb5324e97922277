-- Clean data: every state of a reservation, an order, a ticket and a scan once, with all the evidence.
create function lab.id(kind text, number int) returns uuid immutable
    RETURN md5(kind || ' ' || number)::uuid;

insert into lab.run values ('2030-01-01 12:00Z');

-- Events: 1 is sold for money and may be left and entered again, 2 is free and may not, 3 was cancelled.
insert into event.event (id, organizer_id, status, title, location_name, starts_at, ends_at,
    time_zone, max_per_buyer, reentry, supersede_on_holder_change, degraded_on_signature,
    created_at, updated_at, version, message_sequence)
select lab.id('event', n), 'organizer', case n when 3 then 'CANCELLED' else 'PUBLISHED' end,
       'Show ' || n, 'Hall', '2030-01-02 19:00Z', '2030-01-02 22:00Z', 'Europe/Amsterdam', 5, n = 1,
       false, false, '2030-01-01', '2030-01-01', 2, 2
  from generate_series(1, 3) as n;

insert into event.ticket_type (id, event_id, position, name, price_amount, price_currency, capacity,
    max_per_order, retired)
values (lab.id('type', 1), lab.id('event', 1), 0, 'Standing', 2500, 'EUR', 20, 4, false),
       (lab.id('type', 2), lab.id('event', 1), 1, 'Seated', 1000, 'EUR', 5, 4, false),
       (lab.id('type', 3), lab.id('event', 2), 0, 'Free', 0, 'EUR', 10, 4, false),
       (lab.id('type', 4), lab.id('event', 3), 0, 'Standing', 2500, 'EUR', 5, 4, false);

-- The state of each reservation, and of the order of the same number if there is one.
create table lab.fate (
    n int, event int, reservation text, phase text, closed_as text, quarantine text, late_answer text
);
insert into lab.fate values
    (1, 1, 'CONVERTED', 'FULFILLED', null, null, null),
    (2, 2, 'CONVERTED', 'FULFILLED', null, null, null),
    (3, 1, 'EXPIRED', 'EXPIRED', 'EXPIRED', null, null),
    (4, 1, 'RELEASED', 'CANCELLED', 'CANCELLED', null, null),
    (5, 1, 'HELD', null, null, null, null),
    (6, 1, 'CHECKOUT', 'OPEN', null, null, null),
    (7, 1, 'EXPIRED', 'REFUND_PENDING', 'EXPIRED', null, 'REFUSED'),
    (8, 1, 'CHECKOUT', 'OPEN', null, 'the amount differs', null),
    (9, 1, 'RELEASED', null, null, null, null),
    (10, 1, 'EXPIRED', null, null, null, null),
    (11, 1, 'HELD', 'FAILED', 'FAILED', null, null),
    (12, 1, 'CONVERTED', 'FULFILLED', 'EXPIRED', null, 'RETAKEN'),
    (13, 3, 'RELEASED', null, null, null, null),
    (14, 3, 'CHECKOUT', 'OPEN', null, null, null);

insert into event.reservation (id, event_id, holder_id, idempotency_key, status, held_until,
    expires_at, order_id, created_at, updated_at, version, message_sequence)
select lab.id('reservation', n), lab.id('event', event), 'buyer ' || n, 'key ' || n, reservation,
       case when reservation = 'HELD' then timestamptz '2030-01-01 12:05Z'
            else timestamptz '2030-01-01 10:05Z' end,
       '2030-01-01 12:05Z',
       case when phase is not null and phase <> 'FAILED' then lab.id('order', n) end,
       '2030-01-01 10:00Z', '2030-01-01 11:10Z', 3,
       case when late_answer = 'RETAKEN' then 2
            when reservation = 'CONVERTED' or late_answer is not null then 1 else 0 end
  from lab.fate;

insert into event.reservation_item (reservation_id, position, ticket_type_id, name, quantity,
    unit_amount, currency)
select lab.id('reservation', n), 0, lab.id('type', case event when 1 then 1 else event + 1 end),
       case event when 2 then 'Free' else 'Standing' end, case n when 1 then 2 else 1 end,
       case event when 2 then 0 else 2500 end, 'EUR'
  from lab.fate
union all
select lab.id('reservation', 1), 1, lab.id('type', 2), 'Seated', 1, 1000, 'EUR';

-- One cancelled too late to be sold again, one before its reservation is converted.
insert into event.cancelled_ticket values
    (lab.id('ticket', 71), lab.id('reservation', 1), lab.id('type', 1), '2030-01-02 18:00Z', false),
    (lab.id('ticket', 72), lab.id('reservation', 6), lab.id('type', 1), '2030-01-01 11:00Z', null);

insert into event.allotment (ticket_type_id, event_id, open, capacity, held, sold)
select t.id, t.event_id, t.event_id <> lab.id('event', 3), t.capacity,
       coalesce(sum(i.quantity) filter (where r.status in ('HELD', 'CHECKOUT')), 0),
       coalesce(sum(i.quantity) filter (where r.status = 'CONVERTED'), 0)
  from event.ticket_type t
  left join event.reservation_item i on i.ticket_type_id = t.id
  left join event.reservation r on r.id = i.reservation_id
 group by t.id;

insert into event.ended_order
select lab.id('order', n), lab.id('reservation', n), '2030-01-01 11:00Z', late_answer
  from lab.fate where closed_as is not null;

insert into event.staff values
    (lab.id('staff', 1), lab.id('event', 1), 'gate@example.com', 'gate', '2030-01-01', '2030-01-01'),
    (lab.id('staff', 2), lab.id('event', 1), 'late@example.com', null, null, '2030-01-01');

-- Orders. Those closed ended at 11:00, money came at 10:30, late money at 11:05.
insert into payment.orders (id, reservation_id, holder_id, buyer_name, buyer_email, phase,
    closed_as, quarantine, event_id, organizer_id, event_title, total_amount, currency, quantity,
    expires_at, session_id, created_at, paid_at, closed_at, message_sequence, publications)
select lab.id('order', n), lab.id('reservation', n), 'buyer ' || n, 'Buyer', 'buyer@example.com',
       phase, closed_as, quarantine, lab.id('event', event), 'organizer', 'Show', i.total, 'EUR',
       i.quantity, '2030-01-01 12:05Z',
       case when i.total > 0 and phase <> 'FAILED' then 'cs_' || n end, '2030-01-01 10:00Z',
       case when phase in ('FULFILLED', 'REFUND_PENDING')
            then case when closed_as is null then timestamptz '2030-01-01 10:30Z'
                      else timestamptz '2030-01-01 11:05Z' end end,
       case when closed_as is not null then timestamptz '2030-01-01 11:00Z' end,
       (closed_as is not null)::int + (late_answer is not null)::int + (phase = 'FULFILLED')::int,
       (phase <> 'FAILED')::int
  from lab.fate
  join lateral (select sum(quantity * unit_amount) as total, sum(quantity) as quantity
                  from event.reservation_item where reservation_id = lab.id('reservation', n)) as i
       on true
 where phase is not null;

insert into payment.order_line (order_id, position, line_id, ticket_type_id, ticket_type_name,
    quantity, unit_amount)
select o.id, i.position, md5(o.id::text || i.position)::uuid, i.ticket_type_id, i.name, i.quantity,
       i.unit_amount
  from payment.orders o join event.reservation_item i on i.reservation_id = o.reservation_id;

insert into payment.order_timeline (order_id, at, type, detail)
select id, paid_at, 'LATE_PAYMENT', '' from payment.orders
 where closed_at is not null and paid_at is not null;

-- Stripe. The notification about 8 said another amount.
insert into lab.session
select o.session_id, o.id, o.reservation_id, 1,
       case when o.phase = 'OPEN' and o.quarantine is null then 'open'
            when o.phase in ('EXPIRED', 'CANCELLED') then 'expired' else 'complete' end,
       case when o.paid_at is not null or o.quarantine is not null then 'paid' else 'unpaid' end,
       o.total_amount, 'eur', o.created_at, o.expires_at,
       case when o.quarantine is not null then timestamptz '2030-01-01 10:30Z' else o.paid_at end,
       case when o.phase in ('EXPIRED', 'CANCELLED') then o.closed_at end, null,
       case when o.paid_at is not null or o.quarantine is not null then o.total_amount else 0 end, 1, 0, 0
  from payment.orders o where o.session_id is not null;

insert into payment.stripe_event (id, type, livemode, payload, done_at, outcome)
select 'evt_' || s.id, 'checkout.session.completed', false,
       jsonb_build_object('data', jsonb_build_object('object', jsonb_build_object(
           'client_reference_id', s.order_id, 'currency', s.currency,
           'amount_total', case when o.quarantine is null then s.amount else 1 end)))::text,
       now(),
       case when o.quarantine is not null then 'quarantined: the amount differs'
            when o.closed_as is not null then 'late' else 'paid' end
  from lab.session s join payment.orders o on o.id = s.order_id
 where s.status = 'complete';

insert into lab.delivery
select 'evt_' || id, 'checkout.session.completed', id, n, '2030-01-01', 200, true, null
  from lab.session, generate_series(1, 2) as n where status = 'complete';

-- Tickets and their copies in validation-service.
insert into payment.known_event
select id, organizer_id, status, message_sequence, null from event.event;
insert into ticket.show
select id, message_sequence, organizer_id, status, title, starts_at, ends_at, time_zone, 'Hall'
  from event.event;
insert into ticket.ticket_key
select lpad(to_hex(row_number() over (order by id)), 16, '0'), id, 1,
       decode(repeat(to_hex(row_number() over (order by id) + 16), 32), 'hex'), 'ACTIVE', 1
  from event.event;
insert into ticket.ticket (id, version, status, code, key_id, order_id, reservation_id, line_id,
    seat, event_id, ticket_type_id, ticket_type_name, buyer_id, holder_name, holder_email,
    not_before, expires_at, issued_at, message_sequence)
select md5(l.line_id::text || seat)::uuid, 1, 'VALID', md5('code' || l.line_id || seat), k.id, o.id,
       o.reservation_id, l.line_id, seat, o.event_id, l.ticket_type_id, l.ticket_type_name,
       o.holder_id, 'Buyer', 'buyer@example.com', o.paid_at, '2030-02-01', o.paid_at, 1
  from payment.orders o
  join payment.order_line l on l.order_id = o.id
  join ticket.ticket_key k on k.event_id = o.event_id
 cross join lateral generate_series(1, l.quantity) as seat
 where o.phase = 'FULFILLED';
insert into payment.order_ticket select id, order_id, issued_at from ticket.ticket;

insert into validation.event
select id, message_sequence, organizer_id, status, title, starts_at, ends_at, time_zone,
       starts_at - interval '2 hours', ends_at, reentry
  from event.event;
insert into validation.staff (id, event_id, email_hash, account_id, bound_at)
select id, event_id, md5(email), account_id, bound_at from event.staff;
insert into validation.ticket_key
select id, message_sequence, event_id, public_key, status from ticket.ticket_key;
insert into validation.ticket (id, sequence, event_id, version, status, code_hash, key_id,
    ticket_type_name, holder_name)
select id, message_sequence, event_id, version, status, md5('hash' || code), key_id, ticket_type_name, holder_name
  from ticket.ticket;

-- Scans of the first two seats of order 1: in and refused; in, out and in again.
create table lab.passage as
select t.id as ticket, t.event_id as event, p.*
  from ticket.ticket t
  join (values (1, 1, 1, 'ENTRY', 'ADMITTED', 'OK'),
               (2, 1, 2, 'ENTRY', 'REJECTED', 'ALREADY_ADMITTED'),
               (3, 2, 1, 'ENTRY', 'ADMITTED', 'OK'),
               (4, 2, 2, 'EXIT', 'ADMITTED', 'OK'),
               (5, 2, 3, 'ENTRY', 'ADMITTED', 'OK')
       ) as p (n, seat, sequence, direction, result, reason) on p.seat = t.seat
 where t.order_id = lab.id('order', 1) and t.ticket_type_id = lab.id('type', 1);
insert into validation.scan (event_id, scan_id, ticket_id, direction, presented, result, reason,
    scanned_at, received_at, staff, ticket_status)
select event, lab.id('scan', n), ticket, direction, 'x', result, reason, '2030-01-02 18:00Z',
       '2030-01-02 18:00Z', 'gate', 'VALID'
  from lab.passage;
update validation.ticket t
   set inside = true, entry_at = '2030-01-02 18:00Z', message_sequence = p.messages,
       entry_scan_id = lab.id('scan', p.last)
  from (select ticket, count(*) as messages,
               max(n) filter (where direction = 'ENTRY' and result = 'ADMITTED') as last
          from lab.passage group by ticket) as p
 where p.ticket = t.id;

-- A person who had bought nothing when they asked to be erased.
insert into ticket.erased_account (account_id, erased_at, message_sequence)
values ('erased', '2030-01-01 11:00Z', 1);
insert into payment.erased_buyer (account_id, erased_at)
values ('erased', '2030-01-01 11:00Z');

-- Messages, those of each aggregate in order, and one of them twice.
create function lab.say(topic text, key text, subject text, sequence bigint, type text, data jsonb)
returns void language sql as $$
    insert into lab.message
    select topic, 0, (select count(*) from lab.message m where m.topic = say.topic), '2030-01-01',
           key, md5(topic || subject || sequence)::uuid::text, type, '/usher/test', subject,
           sequence, '2030-01-01', '{}', data::text, data, false, false
$$;
select lab.say('usher.events.v1', id::text, id::text, n,
               case n when 1 then 'usher.event.updated.v1' else 'usher.event.published.v1' end,
               '{}')
  from event.event, generate_series(1, 2) as n;
select lab.say('usher.staff.v1', event_id::text, id::text, 1, 'usher.staff.bound.v1', '{}')
  from event.staff where account_id is not null;
select lab.say('usher.payments.v1', reservation_id::text, id::text, 1, 'usher.order.closed.v1', '{}')
  from payment.orders where closed_as is not null;
select lab.say('usher.payments.v1', reservation_id::text, id::text, 2, 'usher.payment.late.v1', '{}')
  from payment.orders where closed_as is not null and paid_at is not null;
select lab.say('usher.payments.v1', reservation_id::text, id::text, message_sequence,
               'usher.payment.succeeded.v1',
               jsonb_build_object('reservationId', reservation_id,
                   'total', jsonb_build_object('amount', total_amount, 'currency', currency),
                   'buyer', jsonb_build_object('accountId', holder_id)))
  from payment.orders where phase = 'FULFILLED';
select lab.say('usher.orders.v1', id::text, id::text, 1, 'usher.order.changed.v1',
               jsonb_strip_nulls(jsonb_build_object(
                   'status', case phase when 'OPEN' then 'PENDING_PAYMENT' else phase end,
                   'reservationId', reservation_id, 'organizerId', organizer_id,
                   'buyer', jsonb_build_object('name', buyer_name, 'email', buyer_email),
                   'total', jsonb_build_object('amount', total_amount),
                   'refundedAmount', jsonb_build_object('amount', 0),
                   'expiresAt', expires_at, 'closedAt', closed_at,
                   'payment', jsonb_build_object('stripeCheckoutSessionId', session_id,
                       'status', case when quarantine is not null then 'QUARANTINED'
                                      when total_amount = 0 then 'NONE'
                                      when phase = 'OPEN' then 'OPEN'
                                      when phase in ('EXPIRED', 'CANCELLED') then 'EXPIRED'
                                      else 'SUCCEEDED' end))))
  from payment.orders where phase <> 'FAILED';
select lab.say('usher.reservations.v1', id::text, id::text, n, 'usher.reservation.converted.v1', '{}')
  from event.reservation, generate_series(1, message_sequence) as n;
select lab.say('usher.tickets.v1', id::text, id::text, 1, 'usher.ticket.issued.v1', '{}')
  from ticket.ticket;
select lab.say('usher.ticket-keys.v1', id, id, 1, 'usher.ticket_key.changed.v1', '{}')
  from ticket.ticket_key;
select lab.say('usher.people.v1', account_id, account_id, 1, 'usher.person.erased.v1', '{}')
  from ticket.erased_account;
select lab.say('usher.scans.v1', ticket::text, ticket::text, sequence, 'usher.scan.recorded.v1',
               jsonb_build_object('scanId', lab.id('scan', n), 'direction', direction,
                   'result', result, 'reason', reason))
  from lab.passage order by ticket, sequence;
select lab.say(topic, key, subject, sequence, type, data)
  from lab.message where topic = 'usher.tickets.v1' and "offset" = 0;

insert into event.inbox
select distinct c.consumer, m.id::uuid
  from (values ('event-service.payments', 'usher.payments.v1'),
               ('event-service.staff', 'usher.staff.v1'),
               ('event-service.people', 'usher.people.v1'),
               ('event-service.tickets', 'usher.tickets.v1')) as c (consumer, topic)
  join lab.message m using (topic);
insert into payment.inbox
select distinct c.consumer, m.id::uuid
  from (values ('payment-service.reservations', 'usher.reservations.v1'),
               ('payment-service.tickets', 'usher.tickets.v1'),
               ('payment-service.people', 'usher.people.v1'),
               ('payment-service.events', 'usher.events.v1')) as c (consumer, topic)
  join lab.message m using (topic);
insert into ticket.inbox
select distinct c.consumer, m.id::uuid
  from (values ('ticket-service.payments', 'usher.payments.v1'),
               ('ticket-service.events', 'usher.events.v1')) as c (consumer, topic)
  join lab.message m using (topic);
insert into validation.inbox
select distinct c.consumer, m.id::uuid
  from (values ('validation-service.tickets', 'usher.tickets.v1'),
               ('validation-service.ticket-keys', 'usher.ticket-keys.v1'),
               ('validation-service.events', 'usher.events.v1')) as c (consumer, topic)
  join lab.message m using (topic);

-- Answers to clients.
create function lab.told(operation text, answer text, subjects jsonb) returns void language sql as $$
    insert into lab.call
    select (select count(*) from lab.call), 'somebody', operation, 1, 'OK', 200, null, subjects,
           answer, '2030-01-01', '2030-01-01'
$$;
select lab.told('event.create', 'DRAFT', jsonb_build_object('event', id)),
       lab.told('event.publish', 'PUBLISHED', jsonb_build_object('event', id))
  from event.event;
select lab.told('staff.name', null, jsonb_build_object('event', event_id, 'email', upper(email)))
  from event.staff;
select lab.told('reservation.create', 'HELD', jsonb_build_object('reservation', r.id,
           'event', event_id, 'key', idempotency_key, 'quantity',
           (select sum(quantity)::text from event.reservation_item where reservation_id = r.id)))
  from event.reservation r;
select lab.told('reservation.release', null, jsonb_build_object('reservation', id))
  from event.reservation where status = 'RELEASED' and order_id is null;
select lab.told('order.open', 'PENDING_PAYMENT', jsonb_build_object('order', id, 'reservation',
           reservation_id, 'quantity', quantity::text))
  from payment.orders where phase <> 'FAILED';
select lab.told('order.read', phase, jsonb_build_object('order', id, 'reservation', reservation_id))
  from payment.orders where phase in ('FULFILLED', 'EXPIRED', 'CANCELLED');
select lab.told('order.cancel', 'CANCELLED', jsonb_build_object('order', id, 'reservation',
           reservation_id))
  from payment.orders where phase = 'CANCELLED';
select lab.told('checkout.pay', 'completed', jsonb_build_object('order', order_id, 'session', id))
  from lab.session where payment_status = 'paid';
select lab.told('tickets.read', count(*)::text, jsonb_build_object('order', order_id, 'tickets',
           string_agg(id::text, ',')))
  from ticket.ticket group by order_id;
select lab.told('scan', case result when 'ADMITTED' then result else result || ':' || reason end,
           jsonb_build_object('event', event, 'ticket', ticket, 'scan', lab.id('scan', n),
                              'direction', direction))
  from lab.passage;
-- A scan id is unique per event; another event may use it again.
select lab.told('scan', 'REJECTED:WRONG_EVENT',
           jsonb_build_object('event', lab.id('event', 99), 'ticket', lab.id('ticket', 1), 'scan',
                              lab.id('scan', 1), 'direction', 'ENTRY'));
-- Staff that was named and removed, and an event that was cancelled.
select lab.told('staff.name', null, jsonb_build_object('event', lab.id('event', 1), 'email',
           'gone@example.com')),
       lab.told('staff.remove', null, jsonb_build_object('event', lab.id('event', 1), 'email',
           'gone@example.com')),
       lab.told('event.cancel', null, jsonb_build_object('event', lab.id('event', 3)));

-- Asked again after healing: once without an answer, then with the same one.
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 2000 + number * 2 + n, 'outcome',
           case n when 0 then 'UNKNOWN' else 'OK' end, 'status', case n when 0 then 0 else 200 end,
           'subjects', subjects || '{"again": "yes"}'))).*
  from lab.call c cross join generate_series(0, 1) as n
 where operation in ('reservation.create', 'order.read', 'scan');

-- A scan of staff that was removed afterwards, which is forbidden when it is asked again.
select lab.told('staff.remove', null, jsonb_build_object('event', lab.id('event', 1), 'email',
           'leaver@example.com'));
insert into lab.call
select (jsonb_populate_record(c, jsonb_build_object('number', 5000 + n, 'actor', 'leaver',
        'outcome', case n when 0 then 'OK' else 'REFUSED' end,
        'status', case n when 0 then 200 else 403 end,
        'subjects', case n when 0 then c.subjects else c.subjects || '{"again": "yes"}' end))).*
  from lab.call c cross join generate_series(0, 1) as n
 where subjects ->> 'scan' = lab.id('scan', 2)::text and not subjects ? 'again';

insert into lab.sample values
    ('2030-01-01', 'samples', 'stock', 3, ''),
    ('2030-01-01', 'watched', 'stock', 30, ''),
    ('2030-01-01', 'outbox_age', 'event-service', 1.5, '');
