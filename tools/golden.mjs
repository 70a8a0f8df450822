// npm run golden -- <name>     keeps today's events and schemas in libs/contracts/golden/<name>, once per finished step.
// Specs read every folder for ever: events of then through today's schemas and handlers, today's through those of then.
import fs from 'node:fs';
import path from 'node:path';
import { build, root } from './workspace.mjs';

const name = process.argv[2] ?? '';
const dir = path.join(root, 'libs/contracts/golden', name);
if (!/^[a-z0-9][a-z0-9-]*$/.test(name) || fs.existsSync(dir)) {
  console.error('npm run golden -- <name>: lower case letters, digits and dashes; a folder that is there is never written again');
  process.exit(64);
}
if ((await build()) !== 0) process.exit(1);
const { catalogue } = await import('@messaging/contracts');
const { snapshot } = await import('./docs/catalogue.mjs');
const events = catalogue.map(({ topic, type, example }) => ({ topic: topic.name, type: type.replace('*', 'golden'), data: example }));
const write = (file, value) => fs.writeFileSync(path.join(dir, file), `${JSON.stringify(value, null, 1)}\n`);
fs.mkdirSync(dir, { recursive: true });
write('events.json', events);
write('schemas.json', snapshot());
console.log(`${events.length} events of ${name}`);
