// PostgreSQL and Kafka for services that run apart: what the environment names, or ones of our own below the data folder.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startKafka } from '../../deploy/kafka/local/cluster.mjs';
import { root } from '../workspace.mjs';

/** Six services with eight connections each, a second process of any of them, and their sessions for locks. */
const connectionsMax = '300';

async function startDatabase(dataDir, onGiveUp) {
  const { SupervisedPostgres } = await import(pathToFileURL(path.join(root, 'libs/persistence/dist/index.js')).href);
  return SupervisedPostgres.start({
    dir: path.join(dataDir, 'postgres'), database: 'messaging', user: 'messaging', durable: true, settings: { max_connections: connectionsMax }, onGiveUp,
  });
}

/** `env` for the services, and what ends what was started here. */
export async function startServers(env, dataDir, onGiveUp) {
  const started = [];
  const found = { DATABASE_URL: env.DATABASE_URL, KAFKA_BROKERS: env.KAFKA_BROKERS };
  if (!found.DATABASE_URL) {
    const database = await startDatabase(dataDir, onGiveUp);
    started.push(database);
    found.DATABASE_URL = database.url;
  }
  if (!found.KAFKA_BROKERS) {
    const kafka = await startKafka({ dataDir: path.join(dataDir, 'kafka'), heap: '512m' });
    started.push(kafka);
    found.KAFKA_BROKERS = kafka.brokers.join(',');
    console.log(`kafka ${found.KAFKA_BROKERS}`);
  }
  return { env: found, stop: async () => { for (const server of started) await server.stop(); } };
}
