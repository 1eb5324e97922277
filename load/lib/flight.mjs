// Profiles a JVM with Java Flight Recorder.
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { createInterface } from 'node:readline';
import { readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const execute = promisify(execFile);
const DEEPEST_STACK = 64;

/** The area of a stack frame by the beginning of its name; the first match counts. */
const AREAS = [
  ['dev.usher.', 'our own code'],
  ['org.postgresql.', 'PostgreSQL driver'],
  ['com.zaxxer.hikari.', 'connection pool'],
  ['org.apache.kafka.', 'Kafka client'],
  ['org.hibernate.', 'Hibernate'],
  ['com.nimbusds.', 'token checking'],
  ['org.springframework.security.', 'Spring Security'],
  ['org.springframework.cloud.', 'Spring Cloud Gateway'],
  ['org.springframework.', 'Spring'],
  ['reactor.netty.', 'Netty and Reactor Netty'],
  ['io.netty.', 'Netty and Reactor Netty'],
  ['reactor.', 'Reactor'],
  ['org.apache.', 'Tomcat'],
  ['tools.jackson.', 'JSON'],
  ['com.fasterxml.', 'JSON'],
  ['io.micrometer.', 'metrics'],
  ['com.stripe.', "Stripe's library"],
  ['ch.qos.logback.', 'logging'],
  ['jdk.internal.net.http.', "JDK's HTTP client"],
  ['sun.security.', 'cryptography'],
  ['com.amazon.corretto.', 'cryptography'],
  ['java.', 'JDK'],
  ['jdk.', 'JDK'],
  ['sun.', 'JDK'],
];

function area(method) {
  return AREAS.find(([prefix]) => method.startsWith(prefix))?.[1] ?? 'other';
}

/** A tool of the JDK that runs the process. */
function tool(pid, name) {
  return join(dirname(readlinkSync(`/proc/${pid}/exe`)), name);
}

/** Records for a while; resolves when the file is complete. */
export async function record(pid, seconds, file, signal) {
  const jcmd = tool(pid, 'jcmd');
  await execute(jcmd, [String(pid), 'JFR.start', 'name=load', 'settings=profile']);
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
  await execute(jcmd, [String(pid), 'JFR.stop', 'name=load', `filename=${file}`]);
}

/** Counts samples of running Java threads by area, by method and by purpose. */
export async function summarise(jfr, file) {
  const child = spawn(
    jfr,
    ['print', '--events', 'jdk.ExecutionSample', '--stack-depth', String(DEEPEST_STACK), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const tally = { samples: 0, leafAreas: new Map(), methods: new Map(), workAreas: new Map() };
  let frames;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('stackTrace = [')) {
      frames = [];
    } else if (frames && line.trim() === ']') {
      count(tally, frames);
      frames = undefined;
    } else if (frames) {
      const method = line.trim().replace(/\(.*$/, '').replace(/^.*\/(?=[a-z])/, '');
      if (method && method !== '...') {
        frames.push(method);
      }
    }
  }
  return {
    samples: tally.samples,
    leafAreas: ranking(tally.leafAreas, 12),
    workAreas: ranking(tally.workAreas, 12),
    methods: ranking(tally.methods, 15),
  };
}

function count(tally, frames) {
  if (frames.length === 0) {
    return;
  }
  tally.samples++;
  add(tally.methods, frames[0]);
  add(tally.leafAreas, area(frames[0]));
  // The purpose: the innermost frame outside the JDK.
  const worker = frames.find((frame) => !['JDK', 'cryptography'].includes(area(frame)));
  add(tally.workAreas, worker ? area(worker) : 'JDK');
}

function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function ranking(counts, most) {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
}

export function jfrOf(pid) {
  return tool(pid, 'jfr');
}
