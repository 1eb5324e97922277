// Writes the page of results.
import { percentile, summary } from './samples.mjs';

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
const GOAL = { p95Millis: 500, paidToTicketP99Millis: 3000 };

/** Calls with a goal; waiting is measured from the payment, and paying is the sandbox's work. */
const MEASURED = JOURNEY.filter((name) => !['pay (sandbox)', 'wait for the tickets'].includes(name));

const millis = (value) => (Number.isFinite(value) ? value.toFixed(value < 100 ? 1 : 0) : '–');
const part = (value) => `${(100 * value).toFixed(1)} %`;

function table(head, rows) {
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

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
  return {
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
}

function counts(words) {
  const found = {};
  words.forEach((word) => (found[word] = (found[word] ?? 0) + 1));
  return found;
}

function verdict(run, found) {
  const errors = Object.values(found.errors).reduce((sum, each) => sum + each, 0);
  // A call without samples has no percentile and misses its goal.
  const slow = found.calls.filter(
    ({ name, p95 }) => MEASURED.includes(name) && !(p95 <= GOAL.p95Millis),
  );
  const lines = [
    `- errors: ${errors}${errors === 0 ? '' : ' (goal: 0)'}`,
    `- p95 of each call ≤ ${GOAL.p95Millis} ms: ${
      slow.length === 0
        ? 'met'
        : `missed by ${slow
            .map(({ name, p95 }) => `${name} (${Number.isFinite(p95) ? `${millis(p95)} ms` : 'no answers'})`)
            .join(', ')}`
    }`,
    `- paid → ticket, p99 ≤ ${GOAL.paidToTicketP99Millis} ms: ${
      found.seen.p99 <= GOAL.paidToTicketP99Millis ? 'met' : 'missed'
    } (${
      Number.isFinite(found.seen.p99)
        ? `${millis(found.seen.p99)} ms as the buyer sees it`
        : 'no buyer saw a ticket'
    })`,
    `- invariants: ${held(run.check)}`,
  ];
  return lines.join('\n');
}

/** A skipped invariant, or one that was checked before the suite was at rest, proves nothing. */
function held(check) {
  if (!check.verdict) {
    return 'not checked (the check failed)';
  }
  const { findings, skipped } = check.verdict;
  const broken = findings.filter(({ count }) => count > 0);
  const asked = `${findings.length} checked, ${skipped.length} skipped${check.notAtRest ? ', not at rest' : ''}`;
  if (broken.length > 0) {
    return `broken: ${broken.map(({ invariant, count }) => `${invariant} (${count})`).join(', ')}; ${asked}`;
  }
  return skipped.length === 0 && findings.length > 0 && !check.notAtRest
    ? `all hold; ${asked}`
    : `no violation found; ${asked}`;
}

export function page(run, found) {
  const { processors } = found;
  const cores = processors.elapsed * run.machine.cores;
  const busyRows = Object.entries(processors.seconds)
    .sort((a, b) => b[1] - a[1])
    .map(([name, seconds]) => [name, seconds.toFixed(1), part(seconds / processors.busy)]);
  busyRows.push(['everything else', processors.others.toFixed(1), part(processors.others / processors.busy)]);
  const perJourney = processors.seconds;
  const suite = Object.entries(perJourney)
    .filter(([name]) => name !== 'generator')
    .reduce((sum, [, seconds]) => sum + seconds, 0);
  return `# ${run.users} users at once, the whole journey

${run.date}, commit ${run.commit}. ${run.machine.cores} cores, ${run.machine.memoryGib} GiB, kernel ${run.machine.kernel}, JDK ${run.machine.jdk}, Artillery ${run.machine.artillery} on Node ${run.machine.node}. Generator and suite share the machine. Made by \`load/run${run.words ? ` ${run.words}` : ''}\`.

${run.users} concurrent users go from the list of events to the gate and think 1 to 3 s (evenly distributed) before each step; a user who leaves is replaced. The measurement took ${found.seconds.toFixed(0)} s, after ${run.arriving} s of ramp-up and ${run.warmUp} s of warm-up.

## Verdict

${verdict(run, found)}

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

${processors.elapsed.toFixed(0)} s on ${run.machine.cores} cores are ${cores.toFixed(0)} s; of which ${processors.busy.toFixed(0)} s were busy (${part(processors.busy / cores)})${processors.stolen > 0 ? `, ${processors.stolen.toFixed(1)} s were stolen by the host` : ''}.

${table(['process tree', 'CPU seconds', 'share of the busy time'], busyRows)}

The generator took ${part(processors.seconds.generator / processors.busy)} of the busy time, the suite ${part(suite / processors.busy)}; per ended journey the suite used ${millis((1000 * suite) / found.journeys.count)} ms of CPU, the generator ${millis((1000 * processors.seconds.generator) / found.journeys.count)} ms.

## The busiest service: ${run.hottest}

${profile(run)}

## Limits in force

${run.limits}

## Invariants

${invariants(run.check)}

`;
}

function told(found) {
  const entries = Object.entries(found);
  return entries.length === 0
    ? 'none'
    : entries.map(([what, count]) => `${what}: ${count}`).join('; ');
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

function invariants(check) {
  if (!check.verdict) {
    return `Not checked: ${check.failed}.`;
  }
  const { ledger } = check;
  const { findings, skipped, figures } = check.verdict;
  const leftOut = (check.leftOut ?? []).map((each) => ` Not used: ${each}.`).join('');
  const rest = check.notAtRest
    ? `The suite did not come to rest: ${check.notAtRest}.`
    : `At rest ${check.restMillis} ms after the last journey.`;
  const broken = findings.filter(({ count }) => count > 0);
  const cases = broken.flatMap(({ invariant, violations }) =>
    violations.map((violation) => `- ${invariant}: ${violation}`),
  );
  return `${rest} Checked were ${findings.length}: ${findings.map(({ invariant }) => invariant).join(', ')}. ${broken.length === 0 ? 'No violation was found.' : ''}
${
  broken.length === 0
    ? ''
    : `\n${table(
        ['invariant', 'rule', 'violations'],
        broken.map(({ invariant, rule, count }) => [invariant, rule, count]),
      )}\n\n${cases.join('\n')}\n`
}
Skipped for lack of evidence: ${skipped.length === 0 ? 'none' : skipped.join(', ')}.${leftOut} ${Object.entries(
    figures,
  )
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')}.

The sandbox's ledger has ${ledger.sessions} sessions (${ledger.forgotten} more were dropped), captured ${told(ledger.captured)} in minor units, and has ${ledger.violations} inconsistencies.`;
}
