// Starts the suite under load in a JVM (LoadSuite.java) and sends it commands.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { findJdk } from './jdk.mjs';

const STOP_WITHIN_MILLIS = 60_000;

export class Suite {
  #child;
  #answers;
  #ended;
  #started = false;

  /** Starts an empty suite, which ends with this process, because its input then ends. */
  constructor(root, state) {
    mkdirSync(state, { recursive: true });
    const target = join(root, 'platform/lab/chaos/target');
    if (!existsSync(join(target, 'class-path'))) {
      throw new Error('platform/lab/chaos is not built; ./usher chaos --list builds it');
    }
    const jar = readdirSync(target).find((name) => /^usher-chaos-[\d.]+\.jar$/.test(name));
    const path = `${join(target, jar)}:${readFileSync(join(target, 'class-path'), 'utf8').trim()}`;
    const java = join(findJdk(), 'bin/java');
    const log = openSync(join(state, 'load-suite.log'), 'w');
    this.#child = spawn(
      java,
      [
        ...['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', path],
        ...[join(root, 'load/LoadSuite.java'), root, join(state, 'suite')],
      ],
      // A session of its own, so that Ctrl-C reaches only this process, which then stops the suite.
      { cwd: root, stdio: ['pipe', 'pipe', log], detached: true },
    );
    this.#ended = new Promise((settle) => this.#child.once('exit', settle));
    this.#child.stdin.on('error', () => {});
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Addresses and process ids, once everything is ready. */
  async ready() {
    const status = await this.#answer();
    this.#started = true;
    return status;
  }

  async #answer() {
    for (;;) {
      const { value, done } = await this.#answers.next();
      if (done) {
        throw new Error('the suite ended; see load-suite.log beside its data');
      }
      if (value.startsWith('@')) {
        return JSON.parse(value.slice(1));
      }
    }
  }

  #ask(...words) {
    this.#child.stdin.write(`${words.join(' ')}\n`);
    return this.#answer();
  }

  /** Creates people of a kind, each with a token for an hour. */
  people(kind, count) {
    return this.#ask('people', kind, count);
  }

  /** Checks the invariants; the messages of all topics are written to the file. */
  check(messages) {
    return this.#ask('check', messages);
  }

  /** Stops the suite; returns when all its processes have ended. */
  async stop() {
    this.#child.stdin.end();
    if (!this.#started) {
      // It does not read its input yet; its processes end with it.
      this.#child.kill('SIGTERM');
    }
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MILLIS);
    await this.#ended;
    clearTimeout(timer);
  }
}
