// What every start needs and is made once per (pom, Kafka version, Java) in the cache folder: the jars, a formatted
// storage template, and a class-data archive.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { brokerSettings, writeProperties } from './broker-settings.mjs';

const pom = path.join(import.meta.dirname, 'pom.xml');

/** Serial GC and C1 alone: 3 s of CPU a start instead of 4, 154 MB instead of 194. */
export const jvmOptions = [
  '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.showDateTime=true', '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
];

/** Exit code of a JVM that SIGTERM ended. */
const endedBySigterm = 143;

/** An id in Kafka's text form, which may not begin with a dash. */
export function kafkaId() {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

/** Runs a program to its end: exit code and all it said. Rejects when it cannot be started. */
export function runToEnd(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

async function mustRun(command, args, env) {
  const { code, said } = await runToEnd(command, args, env).catch((error) => { throw new Error(`${command} failed: ${error.message}`); });
  if (code !== 0) throw new Error(`${command} failed: ${said.slice(-3000)}`);
}

async function javaVersion({ java, env }) {
  const { said } = await runToEnd(java, ['-version'], env).catch((error) => ({ said: error.message }));
  if (Number(/version "(\d+)/.exec(said)?.[1]) >= 17) return said;
  throw new Error(`Kafka 4 needs Java 17 or newer (JAVA_HOME or PATH); "${java}": ${said.trim()}`);
}

/** Makes `name` in the cache beside its place and renames it there: the loser of a race takes the winner's. */
async function once(cache, name, make) {
  const place = path.join(cache, name);
  if (fs.existsSync(place)) return place;
  fs.mkdirSync(cache, { recursive: true });
  const half = `${place}.${process.pid}.half`;
  await make(half);
  try {
    fs.renameSync(half, place);
  } catch (error) {
    if (!fs.existsSync(place)) throw error;
    fs.rmSync(half, { recursive: true, force: true });
  }
  return place;
}

const fetchJars = ({ version, env }) => (dir) =>
  mustRun('mvn', [
    '-B', '-ntp', '-q', '-f', pom, ...(version ? [`-Dkafka.version=${version}`, '-DnoTools'] : []),
    'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${dir}`,
  ], env);

/** Formatting takes a second of JVM; the cluster copies this one and writes its own ids. */
const formatStorage = ({ java, env }, classPath) => async (dir) => {
  const file = `${dir}.properties`;
  writeProperties(file, brokerSettings({ id: 1, port: 1, controllerPort: 2, dir }, { voters: '1@127.0.0.1:2', size: 1 }));
  try {
    await mustRun(java, ['-cp', classPath, ...jvmOptions, 'kafka.tools.StorageTool', 'format', '-t', kafkaId(), '-c', file], env);
  } finally {
    fs.rmSync(file, { force: true });
  }
};

/** Starts a broker that writes its archive when it ends; an empty file says that this Java cannot. */
const trainClassData = (kit, startCluster) => async (file) => {
  const cluster = await startCluster({ ...kit, classData: [`-XX:ArchiveClassesAtExit=${file}`] }, { stopTimeoutMs: 300_000 });
  const { exited } = cluster.nodes[0];
  await cluster.stop();
  if ((await exited) !== endedBySigterm) throw new Error('the broker was killed while it wrote its class-data archive: start again');
  if (!fs.existsSync(file)) fs.writeFileSync(file, '');
};

/** Fetches and makes whatever is missing. `startCluster` runs a cluster from a kit: needed once, for training. */
export async function prepareKit(config, startCluster) {
  const said = await javaVersion(config);
  const key = createHash('sha256').update(fs.readFileSync(pom)).update(config.version ?? '').digest('hex').slice(0, 12);
  const cache = path.join(config.cacheDir, key);
  const jars = await once(cache, 'lib', fetchJars(config));
  const classPath = fs.readdirSync(jars).sort().map((jar) => path.join(jars, jar)).join(path.delimiter);
  const template = await once(cache, 'template', formatStorage(config, classPath));
  const kit = { java: config.java, env: config.env, classPath, template, classData: [] };
  if (!config.hasClassData) return kit;
  const thisJava = createHash('sha256').update(config.java + said).digest('hex').slice(0, 8);
  const archive = await once(cache, `classes-${thisJava}.jsa`, trainClassData(kit, startCluster));
  return { ...kit, classData: fs.statSync(archive).size > 0 ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'] : [] };
}
