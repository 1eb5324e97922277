// Creates organizers, events on sale and stewards before the first buyer.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const ORGANIZERS = 4;
const EVENTS = 20;
const PLACES_EACH = 20_000;
/** Places that one buyer of a herd wants. */
const HERD_QUANTITY = 2;
/** The part of the buyers that comes in a herd of the warm-up. */
const SMALL_HERD = 0.1;
const MOST_TRIES = 20;
const CITIES = ['Amsterdam', 'Utrecht', 'Rotterdam', 'Haarlem'];

/** Returns the buyers with their tokens and the token of each event's steward. */
export async function prepareWorld(suite, gateway, sandbox, buyers) {
  const organizers = await suite.people('organizer', ORGANIZERS);
  const atTheGates = await suite.people('steward', EVENTS);
  const stewards = {};
  for (let i = 0; i < EVENTS; i++) {
    const call = caller(gateway, organizers[i % ORGANIZERS].token);
    const event = await onSale(call, eventDraft(i, PLACES_EACH));
    const steward = atTheGates[i];
    await call('PUT', `/v1/events/${event.id}/staff/${encodeURIComponent(steward.email)}`);
    stewards[event.id] = steward.token;
  }
  return { sandbox, stewards, buyers: await suite.people('buyer', buyers) };
}

/**
 * Returns the buyers of a herd with the event that they all want, which has places for half of them,
 * and with smaller herds to warm up, each with an event of its own.
 */
export async function prepareHerd(suite, gateway, sandbox, buyers, warmUpSeconds) {
  const [organizer] = await suite.people('organizer', 1);
  const call = caller(gateway, organizer.token);
  const wanted = async (number, herd) => {
    const places = Math.max(1, Math.floor(herd / 2)) * HERD_QUANTITY;
    const draft = { ...eventDraft(number, places), maxPerBuyer: HERD_QUANTITY };
    const event = await onSale(call, draft);
    return { eventId: event.id, ticketTypeId: event.ticketTypes[0].id, places };
  };
  const small = Math.max(2, Math.ceil(buyers * SMALL_HERD));
  const events = [];
  // A small herd takes longer than a second, so there are enough events.
  for (let i = 1; i <= warmUpSeconds; i++) {
    events.push(await wanted(i, small));
  }
  return {
    gateway,
    sandbox,
    quantity: HERD_QUANTITY,
    herd: await wanted(0, buyers),
    warmUp: { seconds: warmUpSeconds, buyers: small, events },
    buyers: await suite.people('buyer', buyers),
  };
}

/** The event's counts after all has ended. */
export async function availability(gateway, eventId) {
  const answer = await fetch(`${gateway}/v1/events/${eventId}/availability`);
  const { capacity, sold, held, available } = await answer.json();
  return { capacity, sold, held, available };
}

async function onSale(call, draft) {
  const event = await call('POST', '/v1/events', draft);
  await call('POST', `/v1/events/${event.id}/publish`);
  return event;
}

/** An event that starts in an hour or later, so that its doors are open. */
function eventDraft(number, capacity) {
  const starts = new Date(Date.now() + 3_600_000 + number * 60_000);
  starts.setMilliseconds(0);
  return {
    title: `Night of the crowd ${number + 1}`,
    description: 'One of the evenings that the load test sells.',
    location: { name: 'Hall', city: CITIES[number % CITIES.length], country: 'NL' },
    startsAt: starts.toISOString(),
    endsAt: new Date(starts.getTime() + 4 * 3_600_000).toISOString(),
    timeZone: 'Europe/Amsterdam',
    ticketTypes: [
      {
        name: 'Standing',
        price: { amount: 2500, currency: 'EUR' },
        capacity,
        maxPerOrder: 6,
      },
    ],
  };
}

/** Repeats requests that a cold suite did not answer in time; the key makes that safe. */
function caller(gateway, token) {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
    if (body) {
      headers['content-type'] = 'application/json';
    }
    for (let tries = 1; ; tries++) {
      const answer = await fetch(gateway + path, { method, headers, body: JSON.stringify(body) });
      const text = await answer.text();
      if (answer.ok) {
        return text ? JSON.parse(text) : undefined;
      }
      if (![409, 503, 504].includes(answer.status) || tries === MOST_TRIES) {
        throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      }
      await sleep(1000);
    }
  };
}
