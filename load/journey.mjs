// Chooses tokens and events for journey.yml, and decides which answers are expected.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Samples } from './lib/samples.mjs';

/** How often the shop's page asks for an unfinished order, 30 s each. */
const MOST_WAITS = 4;
/** How often a ticket is presented that validation-service does not know yet, 1 s apart. */
const MOST_PRESENTATIONS = 10;

/** How long a user stays after an error before another one arrives; milliseconds. */
const AFTER_AN_ERROR_MILLIS = 5000;

const GOOD = {
  'list events': [200],
  'read event': [200],
  reserve: [201],
  'open order': [201],
  'pay (sandbox)': [200],
  'wait for the tickets': [200],
  'read tickets': [200],
  // 503 with Retry-After: validation-service does not know the event's key yet.
  scan: [200, 503],
};

const people = JSON.parse(readFileSync(process.env.LOAD_PEOPLE, 'utf8'));
const samples = new Samples(process.env.LOAD_SAMPLES);
let arrived = 0;

/** Takes the next buyer; there are more buyers than concurrent journeys. */
export function arrive(context, _events, done) {
  const buyer = people.buyers[arrived++ % people.buyers.length];
  Object.assign(context.vars, {
    authorization: `Bearer ${buyer.token}`,
    sandbox: people.sandbox,
    key: randomUUID(),
    quantity: 1 + Math.floor(Math.random() * 2),
    began: Date.now(),
  });
  done();
}

/** Records an answer with the time from the request's start to the last byte. */
export function note(request, response, context, _events, done) {
  const { name } = request;
  const status = response.statusCode;
  const problem = status >= 400 ? problemCode(response.body) : '';
  samples.add(name, status, response.timings.phases.total, problem);
  if (!GOOD[name].includes(status)) {
    setTimeout(done, AFTER_AN_ERROR_MILLIS, new Error(`${name}: ${status} ${problem}`));
    return;
  }
  context.vars.body = status < 400 ? JSON.parse(response.body) : {};
  done();
}

export function unanswered(error, request, _context, _events, done) {
  samples.add(request.name, 0, 0, error.code ?? error.name);
  setTimeout(done, AFTER_AN_ERROR_MILLIS);
}

export function chooseEvent(_request, _response, context, _events, done) {
  const known = context.vars.body.items.filter((event) => people.stewards[event.id]);
  if (known.length === 0) {
    done(new Error('list events: no event of this run'));
    return;
  }
  const event = known[Math.floor(Math.random() * known.length)];
  context.vars.eventId = event.id;
  context.vars.steward = `Bearer ${people.stewards[event.id]}`;
  done();
}

export function chooseTicketType(_request, _response, context, _events, done) {
  context.vars.ticketTypeId = context.vars.body.ticketTypes[0].id;
  done();
}

export function keepReservation(_request, _response, context, _events, done) {
  context.vars.reservationId = context.vars.body.id;
  context.vars.key = randomUUID();
  done();
}

export function keepOrder(_request, _response, context, _events, done) {
  context.vars.orderId = context.vars.body.id;
  context.vars.session = context.vars.body.payment.stripeCheckoutSessionId;
  done();
}

export function paid(_request, _response, context, _events, done) {
  const { outcome } = context.vars.body;
  if (outcome !== 'completed') {
    done(new Error(`pay (sandbox): ${outcome}`));
    return;
  }
  context.vars.paidAt = performance.now();
  context.vars.waits = 0;
  done();
}

export function seeOrder(_request, _response, context, _events, done) {
  const { vars } = context;
  const order = vars.body;
  vars.fulfilled = order.status === 'FULFILLED';
  if (vars.fulfilled) {
    samples.add('paid, until the buyer sees the tickets', 200, performance.now() - vars.paidAt);
    samples.add(
      'paidAt to fulfilledAt',
      200,
      Date.parse(order.fulfilledAt) - Date.parse(order.paidAt),
    );
    done();
  } else if (++vars.waits >= MOST_WAITS || !['PENDING_PAYMENT', 'PAID'].includes(order.status)) {
    done(new Error(`wait for the tickets: still ${order.status}`));
  } else {
    done();
  }
}

export function notFulfilled(context, next) {
  next(!context.vars.fulfilled);
}

export function keepTickets(_request, _response, context, _events, done) {
  const { vars } = context;
  vars.tickets = vars.body.items.map((ticket) => ticket.credential);
  if (vars.tickets.length !== vars.quantity) {
    done(new Error(`read tickets: ${vars.tickets.length} instead of ${vars.quantity}`));
    return;
  }
  present(vars);
  done();
}

/** Presents the next ticket under a new scan id. */
function present(vars) {
  vars.credential = vars.tickets.shift();
  vars.scanId = randomUUID();
  vars.presentations = 0;
}

export function seeDecision(_request, response, context, _events, done) {
  const { vars } = context;
  const reason = response.statusCode === 503 ? 'UNKNOWN_KEY' : vars.body.reason;
  vars.stepBack = false;
  if (reason === 'OK') {
    vars.allInside = vars.tickets.length === 0;
    if (vars.allInside) {
      samples.add('whole journey', 200, Date.now() - vars.began);
    } else {
      present(vars);
    }
    done();
    return;
  }
  const early = ['UNKNOWN_TICKET', 'UNKNOWN_KEY'].includes(reason);
  samples.add('turned away for now', 0, 0, reason);
  if (!early || ++vars.presentations >= MOST_PRESENTATIONS) {
    done(new Error(`scan: ${reason}`));
    return;
  }
  vars.stepBack = true;
  vars.scanId = randomUUID();
  done();
}

/** Waits until validation-service may know the ticket. */
export function stepBack(context, _events, done) {
  setTimeout(done, context.vars.stepBack ? 1000 : 0);
}

export function notAllInside(context, next) {
  next(!context.vars.allInside);
}

function problemCode(body) {
  try {
    return JSON.parse(body).code ?? 'no code';
  } catch {
    return 'not JSON';
  }
}
