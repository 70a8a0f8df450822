// npm run replay -- <service>: rebuilds the projections of a service from the compacted topics, and sends nothing. With
// KAFKA_BROKERS from the cluster, else from the outboxes of the product that runs in one process.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './workspace.mjs';

const service = process.argv[2];
const services = ['templates', 'dispatch', 'campaigns', 'automations', 'webhooks', 'console'];
if (!services.includes(service)) {
  console.error(`npm run replay -- ${services.join(' | ')}
Rebuilds what this service keeps of others, beside the running product, and sends nothing. With KAFKA_BROKERS and
DATABASE_URL from the cluster; without, of the product in one process with the same DATA_DIR and PORT.`);
  process.exit(64);
}
// Images carry no compiler: there nothing is built.
if (fs.existsSync(path.join(root, 'node_modules/.bin/tsc')) && (await build()) !== 0) process.exit(1);
const [main, argument] = process.env.KAFKA_BROKERS ? [`services/${service}/dist/main.js`, 'replay'] : ['services/standalone/dist/replay/main.js', service];
process.argv.splice(1, 2, path.join(root, main), argument);
await import(pathToFileURL(path.join(root, main)).href);
