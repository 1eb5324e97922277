// Usher's side: an organizer with a free event, and buyers.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, parsed } from '../../lib/http.mjs';

/** validation-service learns a ticket within a second. */
const MOST_PRESENTATIONS = 10;

export class Usher {
  name = 'Usher';
  #base;
  #organizer;
  #buyers;
  #event;
  #turn = 0;

  /** @param organizer and buyers: access tokens */
  constructor(base, organizer, buyers) {
    this.#base = base;
    this.#organizer = organizer;
    this.#buyers = buyers;
  }

  async prepare(places) {
    const starts = new Date(Date.now() + 3_600_000);
    starts.setMilliseconds(0);
    this.#event = await this.#call(201, 'POST', '/v1/events', this.#organizer, {
      title: 'Side by side',
      location: { name: 'Hall', city: 'Utrecht', country: 'NL' },
      startsAt: starts.toISOString(),
      endsAt: new Date(starts.getTime() + 4 * 3_600_000).toISOString(),
      timeZone: 'Europe/Amsterdam',
      capacity: places,
    });
    await this.#call(200, 'POST', `/v1/events/${this.#event.id}/publish`, this.#organizer);
  }

  /** Buyers are signed in already. */
  async visitors(count) {
    return Array.from({ length: count }, () => this.#buyers[this.#turn++ % this.#buyers.length]);
  }

  listEvents() {
    return this.#call(200, 'GET', '/v1/events?limit=20');
  }

  readEvent() {
    return this.#call(200, 'GET', `/v1/events/${this.#event.id}`);
  }

  /** From the reservation until the buyer reads the credential that the gate wants. */
  async freeTicket(token) {
    const reservation = await this.#call(201, 'POST', '/v1/reservations', token, {
      eventId: this.#event.id,
      items: [{ ticketTypeId: this.#event.ticketTypes[0].id, quantity: 1 }],
    });
    const body = { reservationId: reservation.id };
    let order = await this.#call(201, 'POST', '/v1/orders', token, body);
    while (order.status === 'PAID') {
      order = await this.#call(200, 'GET', `/v1/orders/${order.id}`, token, undefined, {
        prefer: 'wait=30',
      });
    }
    const read = await this.#call(200, 'GET', `/v1/tickets?orderId=${order.id}`, token);
    const [ticket] = read.items;
    if (!ticket?.credential) {
      throw new Error(`Usher: the order is ${order.status}, but there is no ticket to read`);
    }
    return ticket;
  }

  /** Reads the codes of the tickets as a scanner would. */
  async codesOf(tickets) {
    return tickets.map(({ credential }) => credential);
  }

  async checkIn(credential) {
    for (let presented = 1; ; presented++) {
      const { result, reason } = await this.#call(200, 'POST', '/v1/scans', this.#organizer, {
        scanId: randomUUID(),
        eventId: this.#event.id,
        credential,
      });
      if (result === 'ADMITTED') {
        return;
      }
      if (reason !== 'UNKNOWN_TICKET' || presented === MOST_PRESENTATIONS) {
        throw new Error(`Usher: check-in: ${reason}`);
      }
      await sleep(200);
    }
  }

  async #call(expected, method, path, token, body, more = {}) {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...more,
    };
    const text = body && JSON.stringify(body);
    const answer = await exchange(method, this.#base + path, headers, text);
    if (answer.status !== expected) {
      throw new Error(`Usher: ${method} ${path}: ${answer.status} ${answer.bytes ?? answer.error}`);
    }
    return parsed(answer.bytes);
  }
}
