// Creates organizers, events on sale and stewards before the first buyer.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const ORGANIZERS = 4;
const EVENTS = 20;
const PLACES_EACH = 20_000;
const MOST_TRIES = 20;
const CITIES = ['Amsterdam', 'Utrecht', 'Rotterdam', 'Haarlem'];

/** Returns the buyers with their tokens and the token of each event's steward. */
export async function prepareWorld(suite, gateway, sandbox, buyers) {
  const organizers = await suite.people('organizer', ORGANIZERS);
  const atTheGates = await suite.people('steward', EVENTS);
  const stewards = {};
  for (let i = 0; i < EVENTS; i++) {
    const call = caller(gateway, organizers[i % ORGANIZERS].token);
    const event = await call('POST', '/v1/events', eventDraft(i));
    await call('POST', `/v1/events/${event.id}/publish`);
    const steward = atTheGates[i];
    await call('PUT', `/v1/events/${event.id}/staff/${encodeURIComponent(steward.email)}`);
    stewards[event.id] = steward.token;
  }
  return { sandbox, stewards, buyers: await suite.people('buyer', buyers) };
}

/** An event that starts in an hour or later, so that its doors are open. */
function eventDraft(number) {
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
        capacity: PLACES_EACH,
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
