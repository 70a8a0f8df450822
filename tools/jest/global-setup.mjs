// One embedded PostgreSQL for the whole jest run, without durability. Workers inherit TEST_DATABASE_URL; each spec file
// makes a database of its own on it (testDatabase() of @messaging/testing). A server given from outside is used as it is.
// And a keeper that starts one Kafka for all specs when the first of them asks (testKafka() of @messaging/testing).
import fs from 'node:fs';
import { KafkaKeeper } from './kafka-keeper.mjs';

const built = new URL('../../libs/persistence/dist/embedded-postgres/index.js', import.meta.url);

export default async function startServers() {
  globalThis.__messagingTestKafka = await KafkaKeeper.open();
  await startDatabase();
}

async function startDatabase() {
  if (process.env.TEST_DATABASE_URL) return;
  if (!fs.existsSync(built)) throw new Error('tests run against built code: `npm run build` first, or use `npm test`');
  const { startEmbeddedPostgres } = await import(built.href);
  const base = fs.mkdtempSync('/var/tmp/messaging-tests-');
  fs.chmodSync(base, 0o755); // mkdtemp gives 0700, which hides it from the account PostgreSQL runs under
  const postgres = await startEmbeddedPostgres({
    dir: `${base}/postgres`, database: 'test', user: 'test', auth: 'trust', durable: false,
    settings: { max_connections: '300' },
  });
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.__messagingTestDatabase = { postgres, base };
}
