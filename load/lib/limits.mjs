// The limits in force, as the profile load raises them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVICES = [
  'gateway',
  'event-service',
  'payment-service',
  'ticket-service',
  'validation-service',
];

export async function limits(root, gateway) {
  const answer = await fetch(`${gateway}/v1/events?limit=1`);
  const header = answer.headers.get('ratelimit-limit');
  const told = `The gateway's answer to a caller without a token: \`RateLimit-Limit: ${header}\`.`;
  const files = SERVICES.map((service) => [
    service,
    join(root, service, 'src/main/resources/application-load.yml'),
  ]).filter(([, file]) => existsSync(file));
  const texts = files.map(
    ([service, file]) => `${service}, profile \`load\`:\n\n\`\`\`yaml\n${readFileSync(file, 'utf8').trim()}\n\`\`\``,
  );
  return [told, ...texts].join('\n\n');
}
