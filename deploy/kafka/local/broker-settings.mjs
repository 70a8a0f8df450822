// The settings of one node: broker and controller in one process (KRaft). As durable as a process crash needs (page
// cache), not as a power cut does.
import fs from 'node:fs';

/** `node`: id, ports, folder; `cluster`: all voters and their number; `config`: what a caller wants otherwise. */
export function brokerSettings(node, cluster, config = {}) {
  const inSyncMin = Math.min(2, cluster.size);
  const internalTopic = (name) => ({
    [`${name}.replication.factor`]: cluster.size, [`${name}.min.isr`]: inSyncMin, [`${name}.num.partitions`]: 4,
  });
  return {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'controller.quorum.voters': cluster.voters, // static: new ports at every start are fine
    'log.dirs': node.dir,
    listeners: `PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${node.port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'default.replication.factor': cluster.size,
    'min.insync.replicas': inSyncMin,
    'offsets.topic.replication.factor': cluster.size,
    'offsets.topic.num.partitions': 4,
    ...internalTopic('transaction.state.log'),
    ...internalTopic('share.coordinator.state.topic'),
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 8_388_608, // the default takes 128 MB of heap
    // A killed broker is noticed, and may come back, after 3 s: 5 s of restart instead of 12.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    ...config,
  };
}

/** Writes a Java properties file. */
export function writeProperties(file, properties) {
  fs.writeFileSync(file, Object.entries(properties).map(([name, value]) => `${name}=${value}\n`).join(''));
}
