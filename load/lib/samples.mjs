// Records every call as a line of a file, so that percentiles are exact for any window.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const FLUSHED_EVERY_MILLIS = 250;

/** Collects lines: end in epoch milliseconds, name, status (0: no answer), milliseconds, remark. */
export class Samples {
  #file;
  #lines = [];

  constructor(path) {
    this.#file = openSync(path, 'a');
    setInterval(() => this.#flush(), FLUSHED_EVERY_MILLIS).unref();
    process.once('exit', () => {
      this.#flush();
      closeSync(this.#file);
    });
  }

  add(name, status, millis, remark = '') {
    this.#lines.push(`${Date.now()}\t${name}\t${status}\t${millis.toFixed(2)}\t${remark}\n`);
  }

  #flush() {
    if (this.#lines.length > 0) {
      writeSync(this.#file, this.#lines.join(''));
      this.#lines = [];
    }
  }
}

/** The samples that ended within the window, by name in order of first appearance. */
export function readSamples(path, from, to) {
  const byName = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [end, name, status, millis, remark] = line.split('\t');
    if (millis === undefined || Number(end) < from || Number(end) > to) {
      continue;
    }
    if (!byName.has(name)) {
      byName.set(name, []);
    }
    byName
      .get(name)
      .push({ end: Number(end), status: Number(status), millis: Number(millis), remark });
  }
  return byName;
}

/** The smallest value that the given share of all values does not exceed. */
export function percentile(sorted, part) {
  return sorted.length === 0
    ? NaN
    : sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
}

export function summary(samples) {
  const answered = samples.filter((each) => each.status > 0);
  const sorted = Float64Array.from(answered, (each) => each.millis).sort();
  return {
    count: samples.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: sorted.length === 0 ? NaN : sorted[sorted.length - 1],
  };
}
