// Six services as processes. One that dies is started again; the third death of one within a minute ends everything. One
// that was killed (by somebody, or for its memory) did not end by itself and is started again however often.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../workspace.mjs';

const ports = { templates: 8081, dispatch: 8082, campaigns: 8083, automations: 8084, webhooks: 8085, console: 8080 };
export const serviceNames = Object.keys(ports);
/** As `npm run start:<service>` (package.json): what is alive is 60 to 100 MB, and V8 left to itself lets 400 MB of garbage lie. */
const heapOptions = ['--max-semi-space-size=16', '--heap-growing-percent=70'];
const restartAfterMs = 1000;
const deathsMax = 3;
const deathsWithinMs = 60_000;
const readyTimeoutMs = 120_000;
/** Above the 25 s that a service may take to drain. */
const stopTimeoutMs = 30_000;

/** Where each service is: its `<NAME>_URL`, or its own port on this machine; the console at PORT. */
function placesOf(env) {
  const places = serviceNames.map((name) => {
    const url = name === 'console' ? `http://localhost:${env.PORT || ports.console}` : env[`${name.toUpperCase()}_URL`] || `http://localhost:${ports[name]}`;
    return [name, { url, port: new URL(url).port }];
  });
  return Object.fromEntries(places);
}

export class Supervisor {
  #children = new Map();
  #deaths = new Map();
  #stopping = false;

  constructor(env, onGiveUp) {
    this.places = placesOf(env);
    this.onGiveUp = onGiveUp;
    const urls = Object.fromEntries(Object.entries(this.places).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]));
    this.env = { ...env, ...urls, PUBLIC_URL: env.PUBLIC_URL || this.url, HUB_ID: env.HUB_ID || 'main' };
  }

  /** The console's address: the way in. */
  get url() {
    return this.places.console.url;
  }

  /** Starts all and waits until each may be sent work. */
  async start() {
    for (const name of Object.keys(this.places)) this.#spawn(name);
    await Promise.all(Object.entries(this.places).map(([name, { url }]) => this.#isReady(name, url)));
  }

  /** SIGTERM to all, the console first in line so that nothing new comes in; SIGKILL to whoever is left. */
  async stop() {
    this.#stopping = true;
    const ends = [...this.#children.values()].map(({ child, exited }) => {
      child.kill('SIGTERM');
      return Promise.race([exited, delay(stopTimeoutMs, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
    });
    await Promise.all(ends);
  }

  #spawn(name) {
    const main = path.join(root, 'services', name, 'dist/main.js');
    const telemetry = this.env.OTEL_EXPORTER_OTLP_ENDPOINT ? ['--import', path.join(root, 'libs/service-kit/dist/telemetry/register.js')] : [];
    const child = spawn(process.execPath, [...heapOptions, '--import', path.join(root, 'tools/distributed/end-with-parent.mjs'), ...telemetry, main], {
      cwd: root,
      // The services share this folder's settings; the port and the data folder are each one's own.
      env: { ...this.env, PORT: this.places[name].port, DATA_DIR: '' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    // One line says that all of it is ready; each service's own would be taken for it.
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') || console.log(line));
    const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    this.#children.set(name, { child, exited });
    void exited.then((how) => this.#ended(name, how));
  }

  async #ended(name, how) {
    if (this.#stopping) return;
    const now = Date.now();
    const endedByItself = how !== 'SIGKILL';
    const deaths = [...(this.#deaths.get(name) ?? []), ...(endedByItself ? [now] : [])].filter((at) => now - at < deathsWithinMs);
    this.#deaths.set(name, deaths);
    if (endedByItself && deaths.length >= deathsMax) {
      await this.stop();
      this.onGiveUp(`${name} ended ${deaths.length} times within a minute, last with ${how}`);
    }
    console.error(`${name} ended with ${how} and is started again`);
    await delay(restartAfterMs);
    if (!this.#stopping) this.#spawn(name);
  }

  async #isReady(name, url) {
    const end = Date.now() + readyTimeoutMs;
    while (!this.#stopping) {
      const answer = await fetch(`${url}/health/ready`).then((response) => (response.ok ? '' : response.text()), (error) => error.message);
      if (answer === '') return;
      if (Date.now() > end) {
        await this.stop();
        this.onGiveUp(`${name} is not ready after ${readyTimeoutMs / 1000} s: ${answer}`);
      }
      await delay(100);
    }
  }
}
