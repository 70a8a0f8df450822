import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { DistributedProduct, erpEvent, eventually, serviceNames, SmtpSink, startSecuredCluster, testDatabase, testKafka, type SecuredCluster, type TestDatabase } from '@messaging/testing';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, Partitioners, ResourcePatternTypes } from 'kafkajs';
import { mailTo, Shop, tokenSecret } from '../shop/shop.js';

const brokers = await testKafka();
const checkout = path.resolve(import.meta.dirname, '../../..');
const prefix = 'shops.';

/** What `npm run topics -- <command>` prints. */
function topics(command: string, env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, ['tools/topics.mjs', command], { cwd: checkout, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 || code === 2 ? resolve(said) : reject(new Error(said))));
    child.once('error', reject);
  });
}

(brokers.length > 0 ? describe : describe.skip)('on a cluster with SASL over TLS, an authorizer and a topic prefix', () => {
  let cluster: SecuredCluster;
  let database: TestDatabase;
  let sink: SmtpSink;
  let product: DistributedProduct | undefined;
  const envOf = (user: string): Record<string, string> => ({
    KAFKA_BROKERS: cluster.broker, KAFKA_SSL: 'true', KAFKA_SSL_CA: cluster.caFile, KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: user, KAFKA_SASL_PASSWORD: cluster.password,
    KAFKA_TOPIC_PREFIX: prefix, TOPIC_PREFIX: '', TOPICS: 'check',
  });
  const asUser = (username: string): Kafka => new Kafka({
    brokers: [cluster.broker], ssl: { ca: [fs.readFileSync(cluster.caFile, 'utf8')] }, sasl: { mechanism: 'plain', username, password: cluster.password }, logLevel: logLevel.NOTHING, retry: { retries: 1 },
  });

  /** Grants what `npm run topics -- acls` lists, and nothing else. */
  async function grant(): Promise<void> {
    const admin = new Kafka({ brokers: [cluster.adminBroker], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const lines = (await topics('acls', { TOPIC_PREFIX: prefix, TOPICS: 'check' })).matchAll(/User:(\w+) --operation (\w+) --(topic|group) (\S+)/g);
    await admin.createAcls({
      acl: [...lines].map(([, user, operation, resource, resourceName = '']) => ({
        resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP, resourceName, resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: `User:${user}`, host: '*', operation: operation === 'Read' ? AclOperationTypes.READ : AclOperationTypes.WRITE, permissionType: AclPermissionTypes.ALLOW,
      })),
    });
    await admin.disconnect();
  }

  beforeAll(async () => {
    [cluster, database, sink] = await Promise.all([startSecuredCluster(serviceNames), testDatabase(), SmtpSink.start()]);
    await grant();
  }, 180_000);
  afterAll(async () => {
    await product?.dispose();
    await Promise.all([sink?.close(), cluster?.stop()]);
    await database?.drop();
  }, 60_000);

  it('services that only check their topics are not ready until an administrator has made them, then do their work with the listed rights alone', async () => {
    const starting = DistributedProduct.start({
      databaseUrl: database.url, brokers: [cluster.broker], env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1' },
      envOf: Object.fromEntries(serviceNames.map((name) => [name, envOf(name)])),
      onStarted: async (name, process) => {
        if (name !== 'webhooks') return;
        await eventually(async () => {
          const answer = await fetch(`${process.baseUrl}/health/ready`);
          expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining(`missing topics: ${prefix}`)]);
        }, { timeoutMs: 60_000 });
        expect(await topics('apply', { KAFKA_BROKERS: cluster.adminBroker, TOPIC_PREFIX: prefix })).toContain(`made: ${prefix}`);
      },
    });
    product = await starting;
    const shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email' });
    const created = erpEvent('customer.created');
    await shop.publish(created);
    await mailTo(sink, 'ada@example.com');
    await shop.messageOf(created.data.customerId, 'sent');
    await shop.client.close();
  }, 180_000);

  it('a service can write to no topic of another', async () => {
    const producer = asUser('templates').producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await expect(producer.send({ topic: `${prefix}dispatch.events.v1`, messages: [{ value: 'x' }] })).rejects.toThrow(/[Nn]ot authorized/);
    await producer.disconnect();
  });
});
