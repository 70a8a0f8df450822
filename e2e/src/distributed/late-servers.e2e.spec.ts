import { DistributedProduct, eventually, freePort, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import { severableLink, type SeverableLink } from '@messaging/testing/conformance';
import { tokenSecret } from '../shop/shop.js';

const brokers = await testKafka();
const [kafkaHost = '', kafkaPort = ''] = brokers[0]?.split(':') ?? [];

(brokers.length > 0 ? describe : describe.skip)('a service whose servers are not there yet', () => {
  let database: TestDatabase;
  let toDatabase: SeverableLink;
  let toKafka: SeverableLink;

  beforeAll(async () => {
    database = await testDatabase();
    const { hostname, port } = new URL(database.url);
    [toDatabase, toKafka] = await Promise.all([severableLink({ host: hostname, port: Number(port) }), severableLink({ host: kafkaHost, port: Number(kafkaPort) })]);
  });
  afterAll(async () => {
    await Promise.all([toDatabase.close(), toKafka.close()]);
    await database.drop();
  });

  it.each(['dispatch', 'console'] as const)('%s waits for its database, then for its cluster, alive and not ready, and ends on SIGTERM', async (name) => {
    toDatabase.cut();
    toKafka.cut();
    const port = await freePort();
    const health = async (probe: 'live' | 'ready'): Promise<[number, string]> => {
      const answer = await fetch(`http://localhost:${port}/health/${probe}`);
      return [answer.status, await answer.text()];
    };
    const starting = DistributedProduct.start({
      databaseUrl: Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(toDatabase.port), search: '' }).href,
      brokers: [`127.0.0.1:${toKafka.port}`], services: [name], ports: { [name]: port }, env: { AUTH_JWT_SECRET: tokenSecret, LOG_LEVEL: 'error' },
    });
    starting.catch(() => undefined); // seen below
    await eventually(async () => expect(await health('ready')).toEqual([503, expect.stringContaining('"database"')]), { timeoutMs: 60_000 });
    expect((await health('live'))[0]).toBe(200);
    toDatabase.mend();
    await eventually(async () => expect(await health('ready')).toEqual([503, expect.stringContaining('the Kafka cluster does not answer')]), { timeoutMs: 60_000 });
    expect((await health('live'))[0]).toBe(200);
    toKafka.mend();
    const product = await starting;
    await product.stop();
    await product.dispose();
  }, 240_000);
});
