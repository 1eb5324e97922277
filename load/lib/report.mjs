// Computes and writes the results of the scenario journey.
import { percentile, summary } from './samples.mjs';
import {
  counts,
  invariantsGoal,
  invariantsSection,
  millis,
  p99Goal,
  part,
  processorsSection,
  subtitle,
  table,
  told,
  verdict,
} from './page.mjs';

const JOURNEY = [
  'list events',
  'read event',
  'reserve',
  'open order',
  'pay (sandbox)',
  'wait for the tickets',
  'read tickets',
  'scan',
];
const GOAL = { p95Millis: 500, paidToFulfilledP99Millis: 1000, paidToSeenP99Millis: 3000 };

/** Calls with a goal; waiting is measured from the payment, and paying is the sandbox's work. */
const MEASURED = JOURNEY.filter((name) => !['pay (sandbox)', 'wait for the tickets'].includes(name));

/** Computes the figures of both the page and the JSON. */
export function results(run) {
  const seconds = (run.window.to - run.window.from) / 1000;
  const calls = JOURNEY.map((name) => {
    const samples = run.samples.get(name) ?? [];
    return { name, perSecond: samples.length / seconds, ...summary(samples) };
  });
  const all = MEASURED.flatMap((name) => run.samples.get(name) ?? [])
    .filter((each) => each.status > 0)
    .map((each) => each.millis)
    .sort((a, b) => a - b);
  const found = {
    seconds,
    calls,
    allP95: percentile(all, 0.95),
    seen: summary(run.samples.get('paid, until the buyer sees the tickets') ?? []),
    server: summary(run.samples.get('paidAt to fulfilledAt') ?? []),
    journeys: summary(run.samples.get('whole journey') ?? []),
    turnedAway: counts((run.samples.get('turned away for now') ?? []).map((each) => each.remark)),
    errors: run.artillery.errors,
    processors: run.processors,
  };
  return { ...found, goals: goals(run, found) };
}

/** The goals of the scenario, one entry for each line of the verdict. */
export function goals(run, found) {
  const errors = Object.values(found.errors).reduce((sum, each) => sum + each, 0);
  // A call without samples has no percentile and misses its goal.
  const slow = found.calls.filter(
    ({ name, p95 }) => MEASURED.includes(name) && !(p95 <= GOAL.p95Millis),
  );
  const worst = found.calls
    .filter(({ name }) => MEASURED.includes(name))
    .reduce((a, b) => (b.p95 > a.p95 ? b : a));
  return [
    { goal: 'no errors', met: errors === 0, figure: String(errors) },
    {
      goal: `p95 of each call ≤ ${GOAL.p95Millis} ms`,
      met: slow.length === 0,
      figure:
        slow.length === 0
          ? `the slowest is ${worst.name}, ${millis(worst.p95)} ms`
          : slow
              .map(({ name, p95 }) => `${name}: ${Number.isFinite(p95) ? `${millis(p95)} ms` : 'no answers'}`)
              .join(', '),
    },
    p99Goal("the order's paidAt → fulfilledAt", found.server, GOAL.paidToFulfilledP99Millis),
    p99Goal('paid → FULFILLED as the buyer sees it', found.seen, GOAL.paidToSeenP99Millis),
    invariantsGoal(run.check),
  ];
}

export function page(run, found) {
  return `# ${run.users} users at once, the whole journey

${subtitle(run)}

${run.users} concurrent users go from the list of events to the gate and think 1 to 3 s (evenly distributed) before each step; a user who leaves is replaced. The measurement took ${found.seconds.toFixed(0)} s, after ${run.arriving} s of ramp-up and ${run.warmUp} s of warm-up.

## Verdict

${verdict(found.goals)}

## Calls

Times in ms, from the request's start to the last byte of the answer, as the generator measured them. A user waits for one answer before the next step, so a slow suite gets fewer requests (closed model).

${table(
  ['call', 'answers', 'per s', 'p50', 'p95', 'p99', 'max'],
  found.calls.map((call) => [
    call.name,
    call.count,
    call.perSecond.toFixed(1),
    millis(call.p50),
    millis(call.p95),
    millis(call.p99),
    millis(call.max),
  ]),
)}

"Wait for the tickets" is a long poll, so its time is the wait itself.

${table(
  ['from payment to ticket', 'orders', 'p50', 'p95', 'p99', 'max'],
  [
    ['payment answered, until the buyer reads FULFILLED', found.seen],
    ["the order's paidAt to fulfilledAt", found.server],
  ].map(([name, each]) => [
    name,
    each.count,
    millis(each.p50),
    millis(each.p95),
    millis(each.p99),
    millis(each.max),
  ]),
)}

The sandbox waits 20 to 300 ms before it sends a webhook; the first line includes that.

Whole journeys ended: ${found.journeys.count} (${(found.journeys.count / found.seconds).toFixed(1)} per s), p50 ${millis(found.journeys.p50)} ms, p95 ${millis(found.journeys.p95)} ms including think times. Rejected at the gate for a second because validation-service did not know the ticket or key yet: ${told(found.turnedAway)}.

Errors of the whole run, including ramp-up and end: ${told(found.errors)}.

## Processors

${processorsSection(found.processors, run.machine.cores, 'ended journey', found.journeys.count)}

## The busiest service: ${run.hottest}

${profile(run)}

## Limits in force

${run.limits}

## Invariants

${invariantsSection(run.check)}
`;
}

function profile({ flight, threads }) {
  const threadRows = Object.entries(threads.seconds)
    .filter(([, seconds]) => seconds >= 0.05)
    .sort((a, b) => b[1] - a[1]);
  const sum = threadRows.reduce((total, [, seconds]) => total + seconds, 0);
  const byThread = table(
    ['threads', 'CPU seconds', 'part'],
    threadRows.map(([kind, seconds]) => [kind, seconds.toFixed(1), part(seconds / sum)]),
  );
  if (!flight || flight.samples === 0) {
    return `${byThread}\n\nNo profile: ${flight?.problem ?? 'no samples'}.`;
  }
  const rows = (list) =>
    list.map(([name, count]) => [`\`${name}\``.replace(/^`([^.]*)`$/, '$1'), part(count / flight.samples)]);
  return `${byThread}

JFR took ${flight.samples} samples of running Java threads in ${flight.seconds} s within the measured time (system calls, compiler and garbage collector are in the table above, not here).

${table(['purpose (innermost frame outside the JDK)', 'samples'], rows(flight.workAreas))}

${table(['place (innermost frame)', 'samples'], rows(flight.leafAreas))}

${table(['method', 'samples'], rows(flight.methods))}`;
}
