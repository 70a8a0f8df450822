// Where tests get their Kafka from, in this order: KAFKA_BROKERS, a running Docker engine, the broker from Maven.
import { freePort, startKafka } from '../../deploy/kafka/local/cluster.mjs';
import { runToEnd } from '../../deploy/kafka/local/kit.mjs';

const image = 'apache/kafka:4.3.1';

/** `{ brokers, stop }`, or `{ reason }` when none can be had. */
export async function findKafka() {
  const given = process.env.KAFKA_BROKERS;
  if (given) return { brokers: given.split(','), stop: async () => undefined };
  const reasons = [];
  for (const start of [fromDocker, fromMaven]) {
    try {
      return await start();
    } catch (error) {
      reasons.push(error.message.trim().split('\n')[0]);
    }
  }
  return { reason: `KAFKA_BROKERS is not set; ${reasons.join('; ')}` };
}

async function fromMaven() {
  const kafka = await startKafka({ heap: '384m' });
  return { brokers: kafka.brokers, stop: () => kafka.stop() };
}

async function fromDocker() {
  const { code } = await runToEnd('docker', ['info'], process.env).catch(() => ({ code: 1 }));
  if (code !== 0) throw new Error('no Docker engine answers');
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await freePort();
  const container = await new GenericContainer(image)
    .withExposedPorts({ container: 9092, host: port })
    .withEnvironment(containerSettings(port))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(60_000)
    .start();
  return { brokers: [`127.0.0.1:${port}`], stop: () => container.stop() };
}

/** The image takes server settings as variables; the advertised port has to be the mapped one. */
const containerSettings = (port) => ({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
});
