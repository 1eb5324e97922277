// The generator of the scenario herd, a process of its own: warms up with small herds on other
// events, prints "warm", waits for a line, and lets the herd come. Its arguments are the files of the
// people, the samples and the outcomes.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { buy } from './lib/herd-buyer.mjs';
import { Samples } from './lib/samples.mjs';

/** From the first request to the end of asking again; milliseconds. */
const PATIENCE_MILLIS = 120_000;
const ARRIVE_WITHIN_MILLIS = 1000;
/** Before the order and before the payment: evenly 1 to 3 s, as in the journey. */
const think = () => 1000 + Math.random() * 2000;

const [peopleFile, samplesFile, outcomesFile] = process.argv.slice(2);
const world = JSON.parse(readFileSync(peopleFile, 'utf8'));
const samples = new Samples(samplesFile);
const { gateway, sandbox, quantity, buyers, herd, warmUp } = world;

const quiet = { note() {}, repeat() {}, decided() {}, measured() {} };
const book = {
  note: (name, { status, millis, code }) => samples.add(name, status, millis, code),
  repeat: (name, { status, code, retryAfter }) =>
    samples.add(
      'asked again',
      status,
      0,
      `${name}: ${status === 0 ? 'no answer' : status} ${code}${retryAfter === undefined ? ', without Retry-After' : ''}`,
    ),
  decided: (millis) => samples.add('decided', 200, millis),
  measured: (name, millis) => samples.add(name, 200, millis),
};

/** Lets buyers arrive at even distances; returns their outcomes and when they came. */
async function come(crowd, event, into) {
  const scene = { gateway, sandbox, quantity, think, patienceMillis: PATIENCE_MILLIS, ...event };
  const opens = performance.now();
  const late = [];
  const outcomes = await Promise.all(
    crowd.map(async (buyer, i) => {
      const due = (i * ARRIVE_WITHIN_MILLIS) / crowd.length;
      await sleep(Math.max(0, due - (performance.now() - opens)));
      late.push(performance.now() - opens - due);
      return buy(buyer, scene, into);
    }),
  );
  return { outcomes, late };
}

const warmUntil = Date.now() + warmUp.seconds * 1000;
let warmed = 0;
for (const event of warmUp.events) {
  if (Date.now() >= warmUntil) {
    break;
  }
  await come(buyers.slice(0, warmUp.buyers), event, quiet);
  warmed++;
}

const commands = createInterface({ input: process.stdin });
process.stdout.write('warm\n');
await once(commands, 'line');
commands.close();
const from = Date.now();
const { outcomes, late } = await come(buyers, herd, book);
late.sort((a, b) => a - b);
writeFileSync(
  outcomesFile,
  JSON.stringify({ from, to: Date.now(), warmed, outcomes, latestMillis: late[late.length - 1] }),
);
process.exit(0);
