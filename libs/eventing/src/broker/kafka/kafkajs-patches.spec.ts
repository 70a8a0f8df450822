import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { decodeOrKeep, patchStoppedRunner, undecodableHeader } from './kafkajs-patches.js';

/** The head of a record batch (v2): offsets 100 … 104, and a body that nobody reads here. */
function recordBatch(body: string): Buffer {
  const batch = Buffer.alloc(61 + body.length);
  batch.writeBigInt64BE(100n, 0);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt32BE(4, 23);
  batch.writeBigInt64BE(1_700_000_000_000n, 35);
  batch.write(body, 61);
  return batch;
}

const batch = recordBatch('packed by a codec that nobody knows');
const decoder = { buffer: Buffer.concat([Buffer.from('before'), batch, Buffer.from('after')]), offset: 6 };

describe('a record batch', () => {
  it('that cannot be decoded becomes one message at its last offset, with the reason and all its bytes', async () => {
    const decode = decodeOrKeep(() => Promise.reject(new Error('LZ5 is not implemented')));
    const { records } = await decode(decoder);
    expect(records).toMatchObject([{ offset: '104', timestamp: '1700000000000', key: null, value: batch, headers: { [undecodableHeader]: Buffer.from('LZ5 is not implemented') } }]);
  });

  it('that was cut off at the end of a fetch stays what kafkajs expects', async () => {
    const partial = Object.assign(new Error('partial'), { name: 'KafkaJSPartialMessageError' });
    await expect(decodeOrKeep(() => Promise.reject(partial))(decoder)).rejects.toBe(partial);
  });
});

interface Runner {
  start(): Promise<void>;
  stop(): Promise<void>;
}

describe('a consumer that is stopped while its fetchers are exchanged', () => {
  it('ends, and does not spin', async () => {
    const load = createRequire(import.meta.url);
    patchStoppedRunner(load);
    const RunnerOfKafkajs = load('kafkajs/src/consumer/runner') as new (options: object) => Runner;
    let brokers = [1, 2];
    let looks = 0;
    const answers = new Map<number, () => void>();
    const silent = { namespace: () => silent, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    let left = 0;
    const consumerGroup = {
      groupId: 'a', memberId: 'b', connect: async () => undefined, joinAndSync: async () => undefined, heartbeat: async () => undefined, leave: async () => void left++,
      getNodeIds: () => {
        if (++looks > 1000) throw new Error('it spins');
        return brokers;
      },
      fetch: (nodeId: number) => new Promise((resolve) => answers.set(nodeId, () => resolve([]))),
    };
    const runner = new RunnerOfKafkajs({ logger: silent, consumerGroup, instrumentationEmitter: new EventEmitter(), eachBatch: async () => undefined, concurrency: 1, heartbeatInterval: 1000, retry: { retries: 0 }, onCrash: () => undefined });
    await runner.start();
    await new Promise(setImmediate);
    brokers = [1];
    answers.get(1)?.(); // its next look finds that a broker has gone, and the fetchers are to be exchanged once the other one has been answered
    await new Promise(setImmediate);
    const stopped = runner.stop();
    answers.get(2)?.();
    await stopped;
    expect(left).toBe(1);
    expect(looks).toBeLessThan(20);
  });
});
