// Measures the same things on both sides, one after the other, and compares them.
import { percentile } from '../../lib/samples.mjs';
import { table } from '../../lib/page.mjs';

/** The measured steps, and how many times alf.io's rate Usher's must be. */
export const MEASURES = [
  { what: 'list events', goal: 20 },
  { what: 'read an event', goal: 20 },
  { what: 'free ticket, reservation to readable', goal: 10 },
  { what: 'check-in', goal: 10 },
];

/**
 * Runs an action for each item, a number of clients at a time, until items or time run out. A failed
 * action ends the measurement.
 */
export async function rate(items, action, { clients, seconds }) {
  const took = [];
  const results = [];
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  const client = async () => {
    while (next < items.length && performance.now() < until) {
      const item = items[next++];
      const from = performance.now();
      results.push(await action(item));
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - began) / 1000;
  const sorted = took.sort((a, b) => a - b);
  return { results, count: took.length, perSecond: took.length / elapsed, p50: percentile(sorted, 0.5) };
}

/** Measures one side once; returns a figure for each of MEASURES. */
export async function measureSide(side, size) {
  const reads = Array.from({ length: size.reads });
  const list = await rate(reads, () => side.listEvents(), size);
  const read = await rate(reads, () => side.readEvent(), size);
  const visitors = await side.visitors(size.tickets);
  const tickets = await rate(visitors, (visitor) => side.freeTicket(visitor), size);
  const codes = await side.codesOf(tickets.results);
  const gate = await rate(codes, (code) => side.checkIn(code), size);
  return [list, read, tickets, gate].map(({ count, perSecond, p50 }) => ({ count, perSecond, p50 }));
}

/** Both sides in turn, A B A B; the first turn of each warms up and is not kept. */
export async function measureInTurn(usher, alfio, size, say) {
  const turns = [];
  for (let turn = 0; turn <= size.rounds; turn++) {
    const now = turn === 0 ? { ...size, reads: size.warmUp, tickets: size.warmUp } : size;
    const pair = {};
    for (const side of [usher, alfio]) {
      say(turn === 0 ? `warming up ${side.name}` : `turn ${turn} of ${size.rounds}: ${side.name}`);
      pair[side.name] = await measureSide(side, now);
    }
    if (turn > 0) {
      turns.push(pair);
    }
  }
  return turns;
}

/** For each measure the ratio of each turn; a goal is met if every turn meets it. */
export function compare(turns) {
  return MEASURES.map(({ what, goal }, i) => {
    const ratios = turns.map((turn) => turn.Usher[i].perSecond / turn['alf.io'][i].perSecond);
    return { what, goal, ratios, met: ratios.every((ratio) => ratio >= goal) };
  });
}

export function report(turns) {
  const figure = ({ count, perSecond, p50 }) =>
    `${perSecond.toFixed(1)}/s, p50 ${p50.toFixed(1)} ms (${count})`;
  const rows = MEASURES.flatMap(({ what }, i) =>
    turns.map((turn, n) => [
      `${what}, turn ${n + 1}`,
      figure(turn.Usher[i]),
      figure(turn['alf.io'][i]),
      (turn.Usher[i].perSecond / turn['alf.io'][i].perSecond).toFixed(1),
    ]),
  );
  const verdicts = compare(turns).map(
    ({ what, goal, ratios, met }) =>
      `- ${what} ≥ ${goal} ×: ${met ? 'met' : 'missed'} (${ratios.map((each) => each.toFixed(1)).join(', ')})`,
  );
  return `${table(['what', 'Usher', 'alf.io', 'ratio'], rows)}\n\n${verdicts.join('\n')}\n`;
}
