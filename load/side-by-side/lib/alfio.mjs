// alf.io's side: its public calls as its own pages make them, and its calls for programs with API keys.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { PNG } from 'pngjs';
import { exchange, parsed } from '../../lib/http.mjs';
import { readQrCode } from './qr-code.mjs';

/** How often a reservation is asked for its state, and how long each pause is. */
const MOST_LOOKS = 100;
const LOOK_MILLIS = 20;

export class Alfio {
  name = 'alf.io';
  #base;
  #organizerKey;
  #gateKey;
  #slug;
  #category;

  /**
   * @param organizerKey an API key of an organization, to create the event; not needed with a slug
   * @param gateKey an API key with the role of a check-in operator or supervisor
   * @param slug the short name of a published, free event to use instead
   */
  constructor(base, { organizerKey, gateKey, slug }) {
    this.#base = base;
    this.#organizerKey = organizerKey;
    this.#gateKey = gateKey;
    this.#slug = slug;
  }

  async prepare(places) {
    this.#slug ??= await this.#createEvent(places);
    const listed = await this.listEvents();
    if (!listed.some(({ shortName }) => shortName === this.#slug)) {
      throw new Error(
        `alf.io: ${this.#slug} is not listed; publish it in alf.io's console and give --alfio-event ${this.#slug}`,
      );
    }
    const path = `/api/v2/public/event/${this.#slug}/ticket-categories`;
    const { ticketCategories } = await this.#call('GET', path);
    this.#category = ticketCategories[0].id;
  }

  /** alf.io fetches the picture of the event, so it is served while the event is created. */
  async #createEvent(places) {
    const picture = PNG.sync.write(new PNG({ width: 16, height: 16 }));
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const url = `http://127.0.0.1:${server.address().port}/event.png`;
      const answer = await exchange(
        'POST',
        `${this.#base}/api/v1/admin/event/create`,
        { authorization: `ApiKey ${this.#organizerKey}` },
        JSON.stringify(eventRequest(places, url)),
      );
      if (answer.status !== 200) {
        throw new Error(`alf.io: event/create: ${answer.status} ${answer.bytes ?? answer.error}`);
      }
      return answer.bytes.toString().replaceAll('"', '');
    } finally {
      server.close();
    }
  }

  /** Each buyer has a session of their own, which a page gets before anything is reserved. */
  async visitors(count) {
    const visitors = [];
    for (let i = 0; i < count; i++) {
      const visitor = {};
      await this.#call('GET', `/api/v2/public/event/${this.#slug}`, visitor);
      visitors.push(visitor);
    }
    return visitors;
  }

  listEvents() {
    return this.#call('GET', '/api/v2/public/events');
  }

  readEvent() {
    return this.#call('GET', `/api/v2/public/event/${this.#slug}`);
  }

  /** From the reservation until the buyer reads the ticket. */
  async freeTicket(visitor) {
    const event = `/api/v2/public/event/${this.#slug}`;
    const reserved = await this.#call('POST', `${event}/reserve-tickets?lang=en`, visitor, {
      reservation: [{ ticketCategoryId: this.#category, amount: 1 }],
    });
    const reservation = `${event}/reservation/${reserved.value}`;
    const info = await this.#call('GET', reservation, visitor);
    const [{ uuid }] = info.ticketsByCategory[0].tickets;
    const person = {
      email: 'buyer@example.com',
      fullName: 'Bea Buyer',
      firstName: 'Bea',
      lastName: 'Buyer',
    };
    await this.#call('POST', `${reservation}/validate-to-overview?lang=en`, visitor, {
      ...person,
      tickets: { [uuid]: { ...person, userLanguage: 'en' } },
    });
    await this.#call('POST', `${reservation}?lang=en`, visitor, {
      termAndConditionsAccepted: true,
      privacyPolicyAccepted: true,
      paymentProxy: 'NONE',
      selectedPaymentMethod: 'NONE',
    });
    for (let looks = 1; ; looks++) {
      const { status } = await this.#call('GET', `${reservation}/status`, visitor);
      if (status === 'COMPLETE') {
        break;
      }
      if (looks === MOST_LOOKS) {
        throw new Error(`alf.io: the reservation is still ${status}`);
      }
      await sleep(LOOK_MILLIS);
    }
    return this.#call('GET', `${event}/ticket/${uuid}`, visitor);
  }

  /** Reads the codes as a scanner would: only the picture of a ticket has the code that check-in wants. */
  async codesOf(tickets) {
    const codes = [];
    for (const { uuid } of tickets) {
      const path = `/api/v2/public/event/${this.#slug}/ticket/${uuid}/code.png`;
      const answer = await exchange('GET', this.#base + path, {});
      if (answer.status !== 200) {
        throw new Error(`alf.io: code.png: ${answer.status}`);
      }
      codes.push({ uuid, code: readQrCode(answer.bytes) });
    }
    return codes;
  }

  async checkIn({ uuid, code }) {
    const path = `/admin/api/check-in/event/${this.#slug}/ticket/${uuid}`;
    const headers = { authorization: `ApiKey ${this.#gateKey}` };
    const text = JSON.stringify({ code });
    const answer = await exchange('POST', this.#base + path, headers, text);
    const status = answer.bytes && parsed(answer.bytes)?.result?.status;
    if (answer.status !== 200 || status !== 'SUCCESS') {
      throw new Error(`alf.io: check-in: ${answer.status} ${status ?? answer.error}`);
    }
  }

  /** A call as a page makes it; what the session needs is kept with the visitor. */
  async #call(method, path, visitor = {}, body) {
    const answer = await exchange(
      method,
      this.#base + path,
      { accept: 'application/json', ...sessionHeaders(visitor) },
      body && JSON.stringify(body),
    );
    if (answer.status !== 200) {
      throw new Error(`alf.io: ${method} ${path}: ${answer.status} ${answer.bytes ?? answer.error}`);
    }
    remember(visitor, answer.headers);
    return parsed(answer.bytes);
  }
}

/** The session is a header in newer releases and a cookie in older ones. */
function sessionHeaders({ session, cookie, csrf }) {
  return {
    ...(session && { 'x-auth-token': session }),
    ...(cookie && { cookie }),
    ...(csrf && { 'x-csrf-token': csrf, 'x-xsrf-token': csrf }),
  };
}

function remember(visitor, headers) {
  visitor.session = headers['x-auth-token'] ?? visitor.session;
  visitor.csrf = headers['xsrf-token'] ?? visitor.csrf;
  const cookies = headers['set-cookie'];
  if (cookies) {
    visitor.cookie = cookies.map((each) => each.split(';', 1)[0]).join('; ');
  }
}

function eventRequest(places, imageUrl) {
  const local = (millis) => new Date(millis).toISOString().slice(0, 19);
  const starts = Date.now() + 3 * 3_600_000;
  const text = [{ lang: 'en', body: 'An evening for a measurement' }];
  return {
    title: 'Side by side',
    slug: `side-by-side-${randomBytes(4).toString('hex')}`,
    description: text,
    location: { fullAddress: 'Hall, Utrecht', coordinate: { latitude: '52.09', longitude: '5.12' } },
    timezone: 'UTC',
    startDate: local(starts),
    endDate: local(starts + 4 * 3_600_000),
    websiteUrl: 'https://example.com',
    termsAndConditionsUrl: 'https://example.com/terms',
    imageUrl,
    tickets: {
      freeOfCharge: true,
      max: places,
      currency: 'EUR',
      taxPercentage: 0,
      taxIncludedInPrice: true,
      paymentMethods: [],
      categories: [
        {
          name: 'Standard',
          description: text,
          maxTickets: places,
          accessRestricted: false,
          price: 0,
          startSellingDate: local(Date.now() - 24 * 3_600_000),
          endSellingDate: local(starts - 600_000),
        },
      ],
    },
  };
}
