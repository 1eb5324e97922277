import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page as herdPage, results as herdResults } from '../lib/herd-report.mjs';
import { page as journeyPage, results as journeyResults } from '../lib/report.mjs';

const CALLS = ['list events', 'read event', 'reserve', 'open order', 'read tickets', 'scan'];
const HOLDS = { verdict: { findings: [{ invariant: 'I1', count: 0 }], skipped: ['I5-clients'], figures: {} }, leftOut: [], restMillis: 1, ledger: { sessions: 1, forgotten: 0, violations: 0, captured: {} } };
const PROCESSORS = { elapsed: 10, seconds: { gateway: 4, generator: 1 }, busy: 6, total: 20, stolen: 0, others: 1 };
const COMMON = { users: 100, warmUp: 1, machine: { cores: 2, memoryGib: 4, kernel: 'k', jdk: '25', generator: 'g' }, date: 'd', commit: 'c', words: '', limits: 'none', check: HOLDS, processors: PROCESSORS, window: { from: 0, to: 10_000 } };

const sample = (millis, rest = {}) => ({ end: 1, status: 200, millis, remark: '', ...rest });
const times = (count, millis) => Array.from({ length: count }, () => sample(millis));

function journeyRun(changes = {}, samples = {}) {
  return {
    ...COMMON,
    arriving: 1,
    hottest: 'gateway',
    threads: { seconds: {} },
    artillery: { errors: {} },
    samples: new Map(
      Object.entries({
        ...Object.fromEntries(CALLS.map((name) => [name, times(100, 20)])),
        'paid, until the buyer sees the tickets': times(100, 2000),
        'paidAt to fulfilledAt': times(100, 500),
        'whole journey': times(100, 9000),
        ...samples,
      }),
    ),
    ...changes,
  };
}

function herdRun(changes = {}, samples = {}) {
  const ended = (outcome, count) =>
    Array.from({ length: count }, () => ({ outcome, tickets: outcome === 'tickets' ? 2 : undefined }));
  return {
    ...COMMON,
    asked: { places: 100, quantity: 2, small: 10 },
    ended: { outcomes: [...ended('tickets', 50), ...ended('sold_out', 50)], warmed: 1, latestMillis: 3 },
    places: { capacity: 100, sold: 100, held: 0, available: 0 },
    samples: new Map(Object.entries({ decided: times(100, 300), ...samples })),
    ...changes,
  };
}

const missed = (found) => found.goals.filter(({ met }) => !met).map(({ goal }) => goal);

test('a journey that reaches everything meets all five goals', () => {
  const found = journeyResults(journeyRun());
  assert.equal(found.goals.length, 5);
  assert.deepEqual(missed(found), []);
  assert.match(journeyPage(journeyRun(), found), /no errors: met \(0\)/);
});

for (const [what, run, goal] of [
  ['an error', journeyRun({ artillery: { errors: { 'scan: 500 internal_error': 1 } } }), 'no errors'],
  ['a slow call', journeyRun({}, { scan: times(100, 501) }), 'p95 of each call ≤ 500 ms'],
  ['a call that was never made', journeyRun({}, { reserve: [] }), 'p95 of each call ≤ 500 ms'],
  ['a slow order', journeyRun({}, { 'paidAt to fulfilledAt': times(100, 1001) }), "the order's paidAt → fulfilledAt, p99 ≤ 1000 ms"],
  ['no order at all', journeyRun({}, { 'paidAt to fulfilledAt': [] }), "the order's paidAt → fulfilledAt, p99 ≤ 1000 ms"],
  ['a buyer who waits', journeyRun({}, { 'paid, until the buyer sees the tickets': times(100, 3001) }), 'paid → FULFILLED as the buyer sees it, p99 ≤ 3000 ms'],
  ['a broken invariant', journeyRun({ check: { ...HOLDS, verdict: { findings: [{ invariant: 'I1', rule: 'r', count: 2, violations: ['v'] }], skipped: [], figures: {} } } }), 'invariants hold'],
  ['a suite that does not come to rest', journeyRun({ check: { ...HOLDS, notAtRest: 'outbox' } }), 'invariants hold'],
  ['a ledger that forgot', journeyRun({ check: { ...HOLDS, leftOut: ['the ledger'] } }), 'invariants hold'],
  ['a check that failed', journeyRun({ check: { failed: 'no database' } }), 'invariants hold'],
]) {
  test(`a journey with ${what} misses that goal alone`, () => {
    const found = journeyResults(run);
    assert.deepEqual(missed(found), [goal]);
    assert.match(journeyPage(run, found), /: missed \(/);
  });
}

test('a herd of which half gets all places meets its four goals', () => {
  const found = herdResults(herdRun());
  assert.equal(found.goals.length, 4);
  assert.deepEqual(missed(found), []);
  assert.match(herdPage(herdRun(), found), /50 with tickets, 50 sold out, 0 lost/);
});

const LOST = 'nobody lost: everybody ended with tickets or with sold_out';
const STOCK = 'nothing oversold, and nobody refused while there were places';
const outcomes = herdRun().ended.outcomes;

for (const [what, run, goals] of [
  ['a buyer who was lost', herdRun({ ended: { ...herdRun().ended, outcomes: [{ outcome: 'lost', reason: 'reserve: 500' }, ...outcomes.slice(0, 49), ...outcomes.slice(50), outcomes[0]].slice(0, 100) } }), [LOST, STOCK]],
  ['a buyer who never came', herdRun({ ended: { ...herdRun().ended, outcomes: outcomes.slice(0, 99) } }), [LOST]],
  ['more places sold than there are', herdRun({ places: { capacity: 98, sold: 100, held: 0 } }), [STOCK]],
  ['places left beside a refusal', herdRun({ places: { capacity: 102, sold: 100, held: 0 } }), [STOCK]],
  ['places that stay held', herdRun({ places: { capacity: 100, sold: 100, held: 2 } }), [STOCK]],
  ['a sale without a ticket', herdRun({ places: { capacity: 102, sold: 102, held: 0 } }), [STOCK]],
  ['slow reservations', herdRun({}, { decided: times(100, 2001) }), ['the reservation is decided, p99 ≤ 2000 ms']],
]) {
  test(`a herd with ${what} misses its goal`, () => {
    const found = herdResults(run);
    assert.deepEqual(missed(found), goals);
    herdPage(run, found);
  });
}
