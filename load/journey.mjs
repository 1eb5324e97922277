// What journey.yml cannot say: whose token, which event, and what counts as a good answer.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Samples } from './lib/samples.mjs';

/** Times that the shop's page asks for an unfinished order, 30 s each. */
const MOST_WAITS = 4;
/** Times that one ticket is shown at a door that has not learnt it yet, 1 s apart. */
const MOST_SHOWINGS = 10;

/** Whoever is let down stays that long before somebody else takes the place; milliseconds. */
const LET_DOWN_FOR = 5000;

const GOOD = {
  'list events': [200],
  'read event': [200],
  reserve: [201],
  'open order': [201],
  'pay (sandbox)': [200],
  'wait for the tickets': [200],
  'read tickets': [200],
  // 503 with Retry-After: the door has not learnt the event's key yet.
  scan: [200, 503],
};

const people = JSON.parse(readFileSync(process.env.LOAD_PEOPLE, 'utf8'));
const samples = new Samples(process.env.LOAD_SAMPLES);
let arrived = 0;

/** One person a journey, in turn; there are more of them than journeys at a time. */
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

/** Every answer, with its time from the request's start to its last byte. */
export function note(request, response, context, _events, done) {
  const { name } = request;
  const status = response.statusCode;
  const problem = status >= 400 ? problemCode(response.body) : '';
  samples.add(name, status, response.timings.phases.total, problem);
  if (!GOOD[name].includes(status)) {
    setTimeout(done, LET_DOWN_FOR, new Error(`${name}: ${status} ${problem}`));
    return;
  }
  context.vars.body = status < 400 ? JSON.parse(response.body) : {};
  done();
}

export function unanswered(error, request, _context, _events, done) {
  samples.add(request.name, 0, 0, error.code ?? error.name);
  setTimeout(done, LET_DOWN_FOR);
}

export function chooseEvent(_request, _response, context, _events, done) {
  const known = context.vars.body.items.filter((event) => people.stewards[event.id]);
  if (known.length === 0) {
    done(new Error('list events: none of ours'));
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

/** The next ticket of the party, under a new id of the presentation. */
function present(vars) {
  vars.credential = vars.tickets.shift();
  vars.scanId = randomUUID();
  vars.showings = 0;
}

export function seeDecision(_request, response, context, _events, done) {
  const { vars } = context;
  const reason = response.statusCode === 503 ? 'KEY_NOT_LEARNT' : vars.body.reason;
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
  const early = ['UNKNOWN_TICKET', 'KEY_NOT_LEARNT'].includes(reason);
  samples.add('turned away for now', 0, 0, reason);
  if (!early || ++vars.showings >= MOST_SHOWINGS) {
    done(new Error(`scan: ${reason}`));
    return;
  }
  vars.stepBack = true;
  vars.scanId = randomUUID();
  done();
}

/** Lets the door learn. */
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
