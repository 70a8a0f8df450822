// A real Apache Kafka (KRaft) for tests and laptops, without Docker. Needs Java 17+ and, once, Maven.
//   const kafka = await startKafka();  … kafka.brokers …  await kafka.stop();
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { localKafkaConfig } from './config.mjs';
import { kafkaId, prepareKit } from './kit.mjs';
import { LocalNode } from './node.mjs';

const defaults = { nodes: 1, heap: '256m', config: {}, jvm: [], logLevel: 'warn', readyTimeoutMs: 120_000, stopTimeoutMs: 30_000 };

/** A port below those of outgoing connections (from 32768 on Linux), which no client takes while a broker is away, and above 10080, which `fetch` refuses. */
export async function freePort() {
  for (;;) {
    const port = 10_081 + Math.floor(Math.random() * 21_900);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** The cluster's id: kept in its folder, so that a second start finds its own data. */
function clusterId(root) {
  const file = path.join(root, 'cluster.id');
  if (!fs.existsSync(file)) fs.writeFileSync(file, kafkaId());
  return fs.readFileSync(file, 'utf8');
}

async function placesOf(root, { nodes, port }) {
  const places = [];
  for (let id = 1; id <= nodes; id++) {
    places.push({ id, port: port ? port + id - 1 : await freePort(), controllerPort: await freePort(), dir: path.join(root, `node-${id}`) });
  }
  return places;
}

/** Runs a cluster from a kit. Without `dataDir` its data is temporary and goes with `stop` or `kill`. */
async function startCluster(kit, given) {
  const options = { ...defaults, ...given };
  const root = options.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'kafka-local-'));
  fs.mkdirSync(root, { recursive: true });
  const places = await placesOf(root, options);
  const voters = places.map((place) => `${place.id}@127.0.0.1:${place.controllerPort}`).join(',');
  const cluster = { id: clusterId(root), root, voters, size: places.length };
  const nodes = places.map((place) => new LocalNode(kit, place, { cluster, options: { ...options, config: configOf(options.config, place) } }));
  const end = (how) => async () => {
    await Promise.all(nodes.map((node) => node[how]()));
    if (options.dataDir === undefined) fs.rmSync(root, { recursive: true, force: true });
  };
  const kafka = { brokers: nodes.map((node) => node.broker), nodes, dataDir: root, stop: end('stop'), kill: end('kill') };
  try {
    await Promise.all(nodes.map((node) => node.start(nodes.length)));
  } catch (error) {
    await kafka.kill();
    throw error;
  }
  return kafka;
}

/** Settings that need the node's own ports are given as a function. */
const configOf = (config, place) => (typeof config === 'function' ? config(place) : config);

/**
 * Starts `nodes` brokers and waits until each knows of all. `nodes[i].kill()`, `.stop()` and `.start()` keep the data.
 * @param {object} [options] nodes, port (of the first; the others follow), dataDir, heap, config, jvm, logLevel, env
 */
export async function startKafka({ env, ...options } = {}) {
  return startCluster(await prepareKit(localKafkaConfig(env), startCluster), options);
}

/** Java and class path for a console tool of Kafka. */
export const kafkaKit = (env) => prepareKit(localKafkaConfig(env), startCluster);
