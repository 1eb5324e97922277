// Reads the arguments and keeps them within bounds.
import { parseArgs } from 'node:util';

/** Nothing is driven longer or more than this. */
export const LIMITS = { tickets: 2000, reads: 20_000, clients: 64, seconds: 60, rounds: 5 };
const WARM_UP = 100;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function settings(words, environment) {
  const { values } = parseArgs({
    args: words,
    options: {
      usher: { type: 'string', default: 'http://127.0.0.1:8080' },
      alfio: { type: 'string' },
      'alfio-event': { type: 'string' },
      tickets: { type: 'string', default: '200' },
      reads: { type: 'string', default: '1000' },
      clients: { type: 'string', default: '16' },
      seconds: { type: 'string', default: '15' },
      rounds: { type: 'string', default: '2' },
      'allow-remote': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return { help: true };
  }
  const access = {
    organizerKey: environment.ALFIO_API_KEY,
    gateKey: environment.ALFIO_CHECK_IN_KEY,
    slug: values['alfio-event'],
  };
  if (!access.gateKey) {
    throw new Error('ALFIO_CHECK_IN_KEY must be set');
  }
  if (!access.slug && !access.organizerKey) {
    throw new Error('ALFIO_API_KEY must be set, or --alfio-event be given');
  }
  const size = Object.fromEntries(
    Object.entries(LIMITS).map(([name, most]) => [name, bounded(name, values[name], most)]),
  );
  return {
    usher: address('--usher', values.usher, values['allow-remote']),
    alfio: address('--alfio', values.alfio, values['allow-remote']),
    alfioAccess: access,
    size: { ...size, warmUp: Math.min(WARM_UP, size.tickets) },
  };
}

function bounded(name, text, most) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new Error(`--${name} must be a number from 1 to ${most}`);
  }
  return number;
}

function address(name, text, remoteToo) {
  if (!text || !URL.canParse(text) || !/^https?:/.test(text)) {
    throw new Error(`${name} must be an address like http://127.0.0.1:8080`);
  }
  const url = new URL(text);
  if (!remoteToo && !LOOPBACK.test(url.hostname)) {
    throw new Error(`${name} is not an address of this machine; --allow-remote drives it anyway`);
  }
  return text.replace(/\/+$/, '');
}
