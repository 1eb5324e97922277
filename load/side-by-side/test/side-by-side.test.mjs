import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import encodeQR from 'qr';
import { serve } from '../../testing/fake-server.mjs';
import { Alfio } from '../lib/alfio.mjs';
import { compare, measureInTurn, rate, report } from '../lib/measure.mjs';
import { settings } from '../lib/settings.mjs';
import { Usher } from '../lib/usher.mjs';

const KEYS = { ALFIO_CHECK_IN_KEY: 'gate', ALFIO_API_KEY: 'organizer' };
const SIZE = { reads: 6, tickets: 4, clients: 2, seconds: 60, rounds: 2, warmUp: 2 };

/** The calls of alf.io that the script makes, with its sessions, its CSRF tokens and its codes. */
async function fakeAlfio(t, { draft = false } = {}) {
  const seen = { pictures: 0, events: [], checkedIn: [] };
  const sessions = new Set();
  const reservations = new Map();
  const base = await serve(t, async ({ method, url, headers }, body) => {
    const path = url.replace(/\?.*/, '');
    if (path === '/api/v1/admin/event/create') {
      assert.equal(headers.authorization, 'ApiKey organizer');
      const picture = await fetch(body.imageUrl);
      PNG.sync.read(Buffer.from(await picture.arrayBuffer()));
      seen.pictures++;
      seen.events.push(body);
      return [200, Buffer.from(body.slug)];
    }
    if (path.startsWith('/admin/api/check-in/')) {
      assert.equal(headers.authorization, 'ApiKey gate');
      const uuid = path.split('/').at(-1);
      const fits = body.code === `${uuid}/signature` && !seen.checkedIn.includes(uuid);
      seen.checkedIn.push(uuid);
      return [200, { ticket: {}, result: { status: fits ? 'SUCCESS' : 'INVALID_TICKET_CODE' } }];
    }
    const session = headers['x-auth-token'] ?? randomUUID();
    if (method === 'POST' && headers['x-csrf-token'] !== `csrf of ${session}`) {
      return [403, {}];
    }
    sessions.add(session);
    const page = { 'x-auth-token': session, 'xsrf-token': `csrf of ${session}` };
    const [, id, step] = /\/reservation\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const reservation = reservations.get(id);
    if (path === '/api/v2/public/events') {
      return [200, draft ? [] : seen.events.map(({ slug }) => ({ shortName: slug })), page];
    }
    if (path.endsWith('/ticket-categories')) {
      return [200, { ticketCategories: [{ id: 7 }] }, page];
    }
    if (path.endsWith('/reserve-tickets')) {
      assert.deepEqual(body.reservation, [{ ticketCategoryId: 7, amount: 1 }]);
      const made = randomUUID();
      reservations.set(made, { ticket: randomUUID(), looks: 0 });
      return [200, { success: true, value: made }, page];
    }
    if (path.endsWith('/code.png')) {
      return [200, qrPng(`${path.split('/').at(-2)}/signature`), { 'content-type': 'image/png' }];
    }
    if (/\/ticket\/[^/]+$/.test(path)) {
      return [200, { uuid: path.split('/').at(-1), fullName: 'Bea Buyer' }, page];
    }
    if (reservation && method === 'GET' && step === '') {
      return [200, { ticketsByCategory: [{ tickets: [{ uuid: reservation.ticket }] }] }, page];
    }
    if (step === 'validate-to-overview') {
      assert.deepEqual(Object.keys(body.tickets), [reservation.ticket]);
      reservation.valid = true;
      return [200, { success: true }, page];
    }
    if (step === 'status') {
      // Complete at the second look.
      return [200, { status: reservation.paid && reservation.looks++ > 0 ? 'COMPLETE' : 'PENDING' }, page];
    }
    if (reservation && method === 'POST') {
      reservation.paid = reservation.valid && body.termAndConditionsAccepted;
      return [reservation.paid ? 200 : 422, { success: reservation.paid }, page];
    }
    return [200, {}, page];
  });
  return { base, seen, sessions };
}

function qrPng(text) {
  const modules = encodeQR(text, 'raw', { scale: 4 });
  const png = new PNG({ width: modules.length, height: modules.length });
  modules.flat().forEach((dark, i) => png.data.fill(dark ? 0 : 255, i * 4, i * 4 + 3));
  modules.flat().forEach((_, i) => png.data.fill(255, i * 4 + 3, i * 4 + 4));
  return PNG.sync.write(png);
}

/** Usher's calls; a ticket is unknown at the gate the first time. */
async function fakeUsher(t) {
  const scanned = [];
  const base = await serve(t, ({ method, url, headers }, body) => {
    if (method === 'POST') {
      assert.match(headers['idempotency-key'], /^[0-9a-f-]{36}$/);
    }
    if (url === '/v1/events' && method === 'POST') {
      return [201, { id: 'e', ticketTypes: [{ id: 't' }] }];
    }
    if (url === '/v1/reservations') {
      return [201, { id: randomUUID() }];
    }
    if (url === '/v1/orders') {
      return [201, { id: body.reservationId, status: 'PAID' }];
    }
    if (url.startsWith('/v1/orders/')) {
      assert.equal(headers.prefer, 'wait=30');
      return [200, { id: url.split('/').at(-1), status: 'FULFILLED' }];
    }
    if (url.startsWith('/v1/tickets')) {
      return [200, { items: [{ credential: `TKT1:${url}` }] }];
    }
    if (url === '/v1/scans') {
      scanned.push(body.credential);
      const known = scanned.filter((each) => each === body.credential).length > 1;
      return [200, known ? { result: 'ADMITTED', reason: 'OK' } : { result: 'REJECTED', reason: 'UNKNOWN_TICKET' }];
    }
    return [200, { items: [] }];
  });
  return { base, scanned };
}

test('both sides are driven in turn, and everything that was sold is checked in', async (t) => {
  const alfio = await fakeAlfio(t);
  const usher = await fakeUsher(t);
  const there = new Alfio(alfio.base, { organizerKey: 'organizer', gateKey: 'gate' });
  const here = new Usher(usher.base, 'organizer', ['a', 'b']);
  const said = [];

  await here.prepare(10);
  await there.prepare(10);
  const turns = await measureInTurn(here, there, SIZE, (text) => said.push(text));

  assert.deepEqual(said, [
    'warming up Usher',
    'warming up alf.io',
    'turn 1 of 2: Usher',
    'turn 1 of 2: alf.io',
    'turn 2 of 2: Usher',
    'turn 2 of 2: alf.io',
  ]);
  assert.deepEqual(
    turns.map((turn) => turn['alf.io'].map(({ count }) => count)),
    [
      [6, 6, 4, 4],
      [6, 6, 4, 4],
    ],
  );
  assert.equal(alfio.seen.checkedIn.length, 2 + 4 + 4);
  assert.equal(new Set(usher.scanned).size, 2 + 4 + 4);
  assert.equal(alfio.seen.pictures, 1);
  assert.equal(alfio.seen.events[0].tickets.freeOfCharge, true);
  assert.match(report(turns), /check-in ≥ 10 ×: (met|missed)/);
});

test('an event that alf.io keeps as a draft is not measured', async (t) => {
  const { base } = await fakeAlfio(t, { draft: true });
  const alfio = new Alfio(base, { organizerKey: 'organizer', gateKey: 'gate' });

  await assert.rejects(alfio.prepare(10), /publish it in alf.io's console/);
});

test('a goal is met when every turn meets it', () => {
  const turn = (ratio) => ({
    Usher: [0, 0, 0, 0].map(() => ({ perSecond: ratio, p50: 1, count: 1 })),
    'alf.io': [0, 0, 0, 0].map(() => ({ perSecond: 1, p50: 1, count: 1 })),
  });

  assert.deepEqual(
    compare([turn(20), turn(25)]).map(({ met }) => met),
    [true, true, true, true],
  );
  assert.deepEqual(
    compare([turn(19.9), turn(25)]).map(({ met }) => met),
    [false, false, true, true],
  );
});

test('a measurement ends when its time is over, and fails with its first failure', async () => {
  const short = { clients: 2, seconds: 0 };
  assert.equal((await rate([1, 2, 3], () => 0, short)).count, 0);
  await assert.rejects(
    rate([1], () => Promise.reject(new Error('403')), { clients: 1, seconds: 10 }),
    /403/,
  );
});

test('other machines are driven only when that is said, and nothing without bounds', () => {
  const words = (...more) => settings(['--alfio', 'http://127.0.0.1:8090/', ...more], KEYS);

  assert.equal(words().alfio, 'http://127.0.0.1:8090');
  assert.throws(() => words('--usher', 'https://shop.example.com'), /--allow-remote/);
  assert.throws(() => settings(['--alfio', 'http://10.0.0.1'], KEYS), /--allow-remote/);
  assert.throws(() => settings(['--alfio', 'http://127.0.0.1.example.com'], KEYS), /--allow-remote/);
  assert.equal(words('--usher', 'https://shop.example.com', '--allow-remote').usher, 'https://shop.example.com');
  assert.throws(() => words('--tickets', '2001'), /from 1 to 2000/);
  assert.throws(() => words('--seconds', '0'), /from 1 to 60/);
  assert.throws(() => settings(['--alfio', 'ftp://127.0.0.1'], KEYS), /must be an address/);
  assert.throws(() => settings(['--alfio', 'http://127.0.0.1'], {}), /ALFIO_CHECK_IN_KEY/);
  assert.throws(
    () => settings(['--alfio', 'http://127.0.0.1'], { ALFIO_CHECK_IN_KEY: 'k' }),
    /ALFIO_API_KEY/,
  );
});
