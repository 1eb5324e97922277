// The page for people.
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

/** Calls whose time is the point; waiting is measured from the payment, paying is the sandbox's. */
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

/** Samples and figures as one object; the page and the JSON are both made of it. */
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
  // A call that nobody reached has no percentile, and has not met anything.
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
        : 'nobody saw a ticket'
    })`,
    `- invariants: ${held(run.check)}`,
  ];
  return lines.join('\n');
}

/** What was not asked, or asked before the suite was at rest, proves nothing. */
function held(check) {
  if (!check.verdict) {
    return 'not checked (the check failed)';
  }
  const { findings, skipped } = check.verdict;
  const broken = findings.filter(({ count }) => count > 0);
  const asked = `${findings.length} asked, ${skipped.length} skipped${check.notAtRest ? ', not at rest' : ''}`;
  if (broken.length > 0) {
    return `broken: ${broken.map(({ invariant, count }) => `${invariant} (${count})`).join(', ')}; ${asked}`;
  }
  return skipped.length === 0 && findings.length > 0 && !check.notAtRest
    ? `all hold; ${asked}`
    : `none seen broken; ${asked}`;
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

${run.users} people at a time go from the list of events to the gate, thinking 1 to 3 s (evenly) before each step; who leaves is replaced. Measured were ${found.seconds.toFixed(0)} s, after ${run.arriving} s in which they arrived and ${run.warmUp} s in which everything warmed up.

## Verdict

${verdict(run, found)}

## Calls

Times in ms, from the request's start to the last byte of the answer, as the generator saw them. A user waits for one answer before the next step, so a slow suite is asked less (closed model).

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

"Wait for the tickets" is one question that the shop answers when there is something to say, so its time is the wait itself.

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

The sandbox lets 20 to 300 ms pass before it sends a webhook; they are in the first line.

Whole journeys ended: ${found.journeys.count} (${(found.journeys.count / found.seconds).toFixed(1)} per s), p50 ${millis(found.journeys.p50)} ms, p95 ${millis(found.journeys.p95)} ms with all thinking. Turned away at the door for a second, because it had not learnt the ticket or key yet: ${told(found.turnedAway)}.

Errors of the whole run, arrival and leaving included: ${told(found.errors)}.

## Processors

${processors.elapsed.toFixed(0)} s on ${run.machine.cores} cores are ${cores.toFixed(0)} s; busy were ${processors.busy.toFixed(0)} s (${part(processors.busy / cores)})${processors.stolen > 0 ? `, ${processors.stolen.toFixed(1)} s were stolen by the host` : ''}.

${table(['process tree', 'CPU seconds', 'part of the busy time'], busyRows)}

The generator took ${part(processors.seconds.generator / processors.busy)} of the busy time, the suite ${part(suite / processors.busy)}; per ended journey the suite used ${millis((1000 * suite) / found.journeys.count)} ms of CPU, the generator ${millis((1000 * processors.seconds.generator) / found.journeys.count)} ms.

## The hottest service: ${run.hottest}

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
    return `${byThread}\n\nThere is no profile: ${flight?.problem ?? 'no samples'}.`;
  }
  const rows = (list) =>
    list.map(([name, count]) => [`\`${name}\``.replace(/^`([^.]*)`$/, '$1'), part(count / flight.samples)]);
  return `${byThread}

JFR took ${flight.samples} samples of running Java threads in ${flight.seconds} s within the measured time (system calls, compiler and garbage collector are in the table above, not here).

${table(['for whom (innermost frame outside the JDK)', 'samples'], rows(flight.workAreas))}

${table(['where (innermost frame)', 'samples'], rows(flight.leafAreas))}

${table(['method', 'samples'], rows(flight.methods))}`;
}

function invariants(check) {
  if (!check.verdict) {
    return `Not checked: ${check.failed}.`;
  }
  const { ledger } = check;
  const { findings, skipped, figures } = check.verdict;
  const leftOut = (check.leftOut ?? []).map((each) => ` Left out: ${each}.`).join('');
  const rest = check.notAtRest
    ? `The suite did not come to rest: ${check.notAtRest}.`
    : `At rest ${check.restMillis} ms after the last journey.`;
  const broken = findings.filter(({ count }) => count > 0);
  const cases = broken.flatMap(({ invariant, violations }) =>
    violations.map((violation) => `- ${invariant}: ${violation}`),
  );
  return `${rest} Asked were ${findings.length}: ${findings.map(({ invariant }) => invariant).join(', ')}. ${broken.length === 0 ? 'Nothing violates any of them.' : ''}
${
  broken.length === 0
    ? ''
    : `\n${table(
        ['invariant', 'rule', 'violations'],
        broken.map(({ invariant, rule, count }) => [invariant, rule, count]),
      )}\n\n${cases.join('\n')}\n`
}
Not asked, for want of evidence: ${skipped.length === 0 ? 'none' : skipped.join(', ')}.${leftOut} ${Object.entries(
    figures,
  )
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')}.

The sandbox's ledger has ${ledger.sessions} sessions (${ledger.forgotten} more were let go), captured ${told(ledger.captured)} in minor units, and disagrees with itself ${ledger.violations} times.`;
}
