// Computes and writes the results of the scenario herd.
import {
  counts,
  invariantsGoal,
  invariantsSection,
  millis,
  p99Goal,
  processorsSection,
  subtitle,
  table,
  told,
  verdict,
} from './page.mjs';
import { summary } from './samples.mjs';

const CALLS = ['reserve', 'open order', 'pay (sandbox)', 'wait for the tickets', 'read tickets'];
const GOAL = { decidedP99Millis: 2000 };

/** Computes the figures of both the page and the JSON. */
export function results(run) {
  const outcomes = run.ended.outcomes;
  const withTickets = outcomes.filter(({ outcome }) => outcome === 'tickets');
  const lost = outcomes.filter(({ outcome }) => outcome === 'lost').map(({ reason }) => reason);
  const found = {
    seconds: (run.window.to - run.window.from) / 1000,
    arrived: outcomes.length,
    latestMillis: run.ended.latestMillis,
    withTickets: withTickets.length,
    tickets: withTickets.reduce((sum, { tickets }) => sum + tickets, 0),
    soldOut: outcomes.filter(({ outcome }) => outcome === 'sold_out').length,
    lost: lost.length,
    reasons: counts(lost),
    places: run.places,
    decided: summary(run.samples.get('decided') ?? []),
    seen: summary(run.samples.get('paid, until the buyer sees the tickets') ?? []),
    calls: CALLS.map((name) => ({ name, ...summary(run.samples.get(name) ?? []) })),
    askedAgain: counts((run.samples.get('asked again') ?? []).map(({ remark }) => remark)),
    processors: run.processors,
  };
  return { ...found, goals: goals(run, found) };
}

/** The goals of the scenario, one entry for each line of the verdict. */
export function goals(run, found) {
  const { capacity, sold, held } = found.places;
  const ended = found.withTickets + found.soldOut;
  return [
    {
      goal: 'nobody lost: everybody ended with tickets or with sold_out',
      met: found.arrived === run.users && ended === run.users,
      figure: `${found.withTickets} with tickets, ${found.soldOut} sold out, ${run.users - ended} lost`,
    },
    {
      goal: 'nothing oversold, and nobody refused while there were places',
      met:
        sold === found.tickets &&
        sold <= capacity &&
        held === 0 &&
        (found.soldOut === 0 || sold === capacity),
      figure: `${sold} of ${capacity} places sold, ${held} held, ${found.tickets} tickets read`,
    },
    p99Goal('the reservation is decided', found.decided, GOAL.decidedP99Millis),
    invariantsGoal(run.check),
  ];
}

export function page(run, found) {
  return `# ${run.users} users within a second, one event

${subtitle(run)}

${run.users} people come evenly within one second and each wants ${run.asked.quantity} of ${run.asked.places} places of the same event. Each reserves with an Idempotency-Key. Who gets places thinks 1 to 3 s, orders, thinks again, pays in the sandbox, waits for the tickets and reads them. A refusal that passes (503, 429, 409 with \`Retry-After\`, 502, 504, no answer) is followed as a shop does it: the same call with the same key, after \`Retry-After\` or a second, for two minutes. Before, ${run.ended.warmed} herds of ${run.asked.small} people on events of their own warmed up for ${run.warmUp} s. The generator began a call at most ${millis(found.latestMillis)} ms late.

## Verdict

${verdict(found.goals)}

${found.lost === 0 ? '' : `Lost: ${told(found.reasons)}.\n\n`}## Times

In ms. "Decided" is from the first request to 201 or sold_out, pauses included; the other lines are single calls, from the request's start to the last byte of the answer.

${table(
  ['what', 'count', 'p50', 'p95', 'p99', 'max'],
  [
    ['the reservation is decided', found.decided],
    ...found.calls.map((each) => [each.name, each]),
    ['payment answered, until the buyer reads FULFILLED', found.seen],
  ].map(([name, each]) => [
    name,
    each.count,
    millis(each.p50),
    millis(each.p95),
    millis(each.p99),
    millis(each.max),
  ]),
)}

"Wait for the tickets" is a long poll, so its time is the wait itself. The last buyer was done ${found.seconds.toFixed(1)} s after the first came.

Asked again: ${told(found.askedAgain)}.

## Processors

${processorsSection(found.processors, run.machine.cores, 'arrival', found.arrived)}

## Limits in force

${run.limits}

## Invariants

${invariantsSection(run.check)}
`;
}
