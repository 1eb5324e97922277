// The scenario herd: all arrive within a second and want the same event.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { page, results } from './herd-report.mjs';
import { ProcessorTime } from './processor-time.mjs';
import { availability, prepareHerd } from './world.mjs';

export const herd = {
  isFullSize: ({ users }) => users >= 1000,

  missing: () => undefined,

  prepare: ({ suite, status, users, warmUp }) =>
    prepareHerd(suite, status.gateway, status.sandbox, users, warmUp),

  async play(run) {
    const { here, users, warmUp, status, files, world, say, stopping } = run;
    say(`${world.warmUp.buyers} users at a time warm up for ${warmUp} s`);
    const generator = run.started(
      spawn(
        process.execPath,
        [join(here, 'herd.mjs'), files.people, files.samples, files.outcomes],
        { cwd: here, stdio: ['pipe', 'pipe', 'inherit'], detached: true },
      ),
    );
    generator.stdin.on('error', () => {});
    const warm = once(createInterface({ input: generator.stdout }), 'line', {
      signal: stopping.signal,
    });
    await Promise.race([warm, generator.ended.then(endedEarly)]);

    const time = new ProcessorTime({ ...status.pids, generator: generator.pid });
    say(`${users} users come within a second, for ${world.herd.places} places`);
    time.start(250);
    generator.stdin.end('go\n');
    const code = await generator.ended;
    const processors = time.stop();
    if (code !== 0) {
      endedEarly();
    }
    const ended = JSON.parse(readFileSync(files.outcomes, 'utf8'));
    return {
      window: { from: ended.from, to: ended.to },
      processors,
      ended,
      asked: { places: world.herd.places, quantity: world.quantity, small: world.warmUp.buyers },
    };
  },

  /** Counts the places when all invariants were checked, so that nothing moves any more. */
  async afterwards(played, { status, world }) {
    return { ...played, places: await availability(status.gateway, world.herd.eventId) };
  },

  versionOf: () => [process.execPath, 'a generator of our own'],

  results,
  page,
};

function endedEarly() {
  throw new Error('the generator ended early');
}
