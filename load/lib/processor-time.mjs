// Adds up the CPU time of process trees from /proc.
import { readFileSync, readdirSync } from 'node:fs';

/** Linux reports hundredths of a second, independent of the kernel's own tick. */
const TICKS_PER_SECOND = 100;

function stat(path) {
  try {
    const text = readFileSync(path, 'utf8');
    // The name may hold blanks and brackets; the numbers begin after the last bracket.
    const close = text.lastIndexOf(')');
    const fields = text.slice(close + 2).split(' ');
    return {
      name: text.slice(text.indexOf('(') + 1, close),
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
    };
  } catch {
    // The process has ended.
    return undefined;
  }
}

function processes() {
  const all = new Map();
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry)) {
      const found = stat(`/proc/${entry}/stat`);
      if (found) {
        all.set(Number(entry), found);
      }
    }
  }
  return all;
}

/** Busy and total ticks of the whole machine. */
function machine() {
  const [user, nice, system, idle, wait, irq, softIrq, steal] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softIrq;
  return { busy, total: busy + idle + wait + steal, steal };
}

/** Adds up the time of trees; an ended process counts with its last reading. */
export class ProcessorTime {
  #roots;
  #first = new Map();
  #last = new Map();
  #owner = new Map();
  #machineFirst;
  #machineLast;
  #began;
  #timer;

  /** @param roots name to pid */
  constructor(roots) {
    this.#roots = roots;
  }

  start(everyMillis = 1000) {
    this.#began = Date.now();
    this.#machineFirst = machine();
    this.#read(true);
    this.#timer = setInterval(() => this.#read(false), everyMillis);
  }

  #read(first) {
    const all = processes();
    const nameOf = new Map(Object.entries(this.#roots).map(([name, pid]) => [pid, name]));
    for (const [pid, found] of all) {
      let at = pid;
      while (at > 1 && !nameOf.has(at)) {
        at = all.get(at)?.parent ?? 0;
      }
      const name = nameOf.get(at);
      if (name) {
        this.#owner.set(pid, name);
        // A process that started later counts from zero.
        if (!this.#first.has(pid)) {
          this.#first.set(pid, first ? found.ticks : 0);
        }
        this.#last.set(pid, found.ticks);
      }
    }
    this.#machineLast = machine();
  }

  /** Seconds by name so far. */
  soFar() {
    const seconds = Object.fromEntries(Object.keys(this.#roots).map((name) => [name, 0]));
    for (const [pid, name] of this.#owner) {
      seconds[name] += (this.#last.get(pid) - this.#first.get(pid)) / TICKS_PER_SECOND;
    }
    return seconds;
  }

  stop() {
    clearInterval(this.#timer);
    this.#read(false);
    const busy = (this.#machineLast.busy - this.#machineFirst.busy) / TICKS_PER_SECOND;
    const total = (this.#machineLast.total - this.#machineFirst.total) / TICKS_PER_SECOND;
    const seconds = this.soFar();
    const ours = Object.values(seconds).reduce((sum, each) => sum + each, 0);
    return {
      elapsed: (Date.now() - this.#began) / 1000,
      seconds,
      busy,
      total,
      stolen: (this.#machineLast.steal - this.#machineFirst.steal) / TICKS_PER_SECOND,
      others: Math.max(0, busy - ours),
    };
  }
}

/** Seconds by kind of thread that a JVM has used since its start. */
export function threadTime(pid) {
  const kinds = {};
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const found = stat(`/proc/${pid}/task/${task}/stat`);
    if (found) {
      const kind = kindOf(found.name);
      kinds[kind] = (kinds[kind] ?? 0) + found.ticks / TICKS_PER_SECOND;
    }
  }
  return kinds;
}

function kindOf(thread) {
  if (/^C[12] Compiler/.test(thread)) return 'JIT compiler';
  if (/^(VM Thread|GC |G1 )/.test(thread)) return 'garbage collector and VM';
  if (/^ForkJoinPool/.test(thread)) return 'virtual threads';
  if (/^reactor-http/.test(thread)) return 'reactor-http';
  if (/kafka|ntainer#|relay|outbox/i.test(thread)) return 'Kafka and relay';
  return 'other threads';
}
