// Parts of the pages that both scenarios share.

export const millis = (value) =>
  Number.isFinite(value) ? value.toFixed(value < 100 ? 1 : 0) : '–';
export const part = (value) => `${(100 * value).toFixed(1)} %`;

export function table(head, rows) {
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** Counts equal words. */
export function counts(words) {
  const found = {};
  words.forEach((word) => (found[word] = (found[word] ?? 0) + 1));
  return found;
}

export function told(found) {
  const entries = Object.entries(found);
  return entries.length === 0
    ? 'none'
    : entries.map(([what, count]) => `${what}: ${count}`).join('; ');
}

/** One line for each goal: `{ goal, met, figure }`. */
export function verdict(goals) {
  return goals
    .map(({ goal, met, figure }) => `- ${goal}: ${met ? 'met' : 'missed'} (${figure})`)
    .join('\n');
}

/** The goal for the largest of a hundred, which nothing that was not measured can meet. */
export function p99Goal(what, { p99 }, atMost) {
  return {
    goal: `${what}, p99 ≤ ${atMost} ms`,
    met: p99 <= atMost,
    figure: Number.isFinite(p99) ? `${millis(p99)} ms` : 'not measured',
  };
}

/**
 * Invariants that were checked before the suite was at rest, or without the ledger or the messages,
 * prove too little. Those that need a recorded history of the clients are always skipped.
 */
export function invariantsGoal(check) {
  if (!check.verdict) {
    return { goal: 'invariants hold', met: false, figure: 'not checked, because the check failed' };
  }
  const { findings, skipped } = check.verdict;
  const broken = findings.filter(({ count }) => count > 0);
  const asked = `${findings.length} checked, ${skipped.length} skipped${check.notAtRest ? ', not at rest' : ''}`;
  const cases = broken.map(({ invariant, count }) => `${invariant} (${count})`).join(', ');
  return {
    goal: 'invariants hold',
    met:
      broken.length === 0 &&
      findings.length > 0 &&
      !check.notAtRest &&
      (check.leftOut ?? []).length === 0,
    figure: broken.length > 0 ? `broken: ${cases}; ${asked}` : `no violation found; ${asked}`,
  };
}

export function subtitle({ date, commit, machine, words, beside }) {
  const others = beside ? ` Beside other work on the machine: ${beside}.` : '';
  return `${date}, commit ${commit}. ${machine.cores} cores, ${machine.memoryGib} GiB, kernel ${machine.kernel}, JDK ${machine.jdk}, ${machine.generator}. Generator and suite share the machine.${others} Made by \`load/run${words ? ` ${words}` : ''}\`.`;
}

/** CPU time by process tree; `unit` is what the suite's time is divided by. */
export function processorsSection(processors, cores, unit, count) {
  const available = processors.elapsed * cores;
  const rows = Object.entries(processors.seconds)
    .sort((a, b) => b[1] - a[1])
    .map(([name, seconds]) => [name, seconds.toFixed(1), part(seconds / processors.busy)]);
  rows.push(['everything else', processors.others.toFixed(1), part(processors.others / processors.busy)]);
  const { generator } = processors.seconds;
  const suite = Object.values(processors.seconds).reduce((sum, each) => sum + each, 0) - generator;
  return `${processors.elapsed.toFixed(0)} s on ${cores} cores are ${available.toFixed(0)} s; of which ${processors.busy.toFixed(0)} s were busy (${part(processors.busy / available)})${processors.stolen > 0 ? `, ${processors.stolen.toFixed(1)} s were stolen by the host` : ''}.

${table(['process tree', 'CPU seconds', 'share of the busy time'], rows)}

The generator took ${part(generator / processors.busy)} of the busy time, the suite ${part(suite / processors.busy)}; per ${unit} the suite used ${millis((1000 * suite) / count)} ms of CPU, the generator ${millis((1000 * generator) / count)} ms.`;
}

export function invariantsSection(check) {
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
