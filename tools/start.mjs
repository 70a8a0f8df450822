// npm start [service]: builds what changed, then *becomes* the product. It is imported into this process instead of
// being spawned, so that a signal to us is a signal to it, its exit code is ours, and kill -9 leaves nothing behind.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { root } from './workspace.mjs';

const service = process.argv[2] ?? 'standalone';
const main = path.join(root, 'services', service, 'dist/main.js');
const hasConsole = service === 'standalone' || service === 'console';

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** tsc as a child whose end we await; a signal meanwhile ends both. Images carry no compiler: there nothing is built. */
async function build() {
  const tsc = path.join(root, 'node_modules/.bin/tsc');
  if (!fs.existsSync(tsc)) return;
  const startedAt = performance.now();
  process.stdout.write('building… ');
  const child = spawn(process.execPath, [tsc, '-b', `services/${service}/tsconfig.lib.json`], { cwd: root });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const end = (signal) => { child.kill('SIGKILL'); process.exit(signal === 'SIGINT' ? 130 : 143); };
  process.on('SIGINT', end).on('SIGTERM', end);
  const code = await new Promise((resolve) => child.once('close', resolve));
  process.off('SIGINT', end).off('SIGTERM', end);
  if (code !== 0) fail(`failed\n${said}`);
  if (hasConsole && (await buildWeb()) !== 0) fail('the web app could not be built');
  console.log(`done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/**
 * npm cannot pass on a SIGKILL: a product whose npm was killed -9 would go on alone and hold the port and DATA_DIR.
 * So under npm it ends, drained, when its parent does. Started otherwise (systemd, nohup), parents do not matter.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

const isInstalled = fs.existsSync(path.join(root, 'node_modules/.bin/node'));
if (Number(process.versions.node.split('.')[0]) < 22) fail(isInstalled ? 'use `npm start`: it brings its own Node 24' : 'run `npm ci` first and wait until it has ended: it brings Node 24');
if (!fs.existsSync(path.dirname(path.dirname(main)))) fail(`there is no service ${service}`);
endWithNpm();
await build();
// Instruments what is loaded after it; costs a second at start, so only when somebody listens. Same effect as --import.
if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) await import(pathToFileURL(path.join(root, 'libs/service-kit/dist/telemetry/register.js')).href);
process.argv.splice(1, 2, main); // what the product would see if it had been started itself
await import(pathToFileURL(main).href);
