import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import { decodeOrKeep, patchIdleTimers, patchLastFetch, patchStoppedRunner, patchTimeoutLooks, undecodableHeader } from './kafkajs-patches.js';

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

const load = createRequire(import.meta.url);
const silent = { namespace: () => silent, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A consumer of kafkajs as it runs, on a group that a test plays. */
function runnerOf(consumerGroup: object): Runner {
  const RunnerOfKafkajs = load('kafkajs/src/consumer/runner') as new (options: object) => Runner;
  const joined = { groupId: 'a', memberId: 'b', connect: async () => undefined, joinAndSync: async () => undefined, heartbeat: async () => undefined };
  return new RunnerOfKafkajs({ logger: silent, consumerGroup: { ...joined, ...consumerGroup }, instrumentationEmitter: new EventEmitter(), eachBatch: async () => undefined, concurrency: 1, heartbeatInterval: 1000, retry: { retries: 0 }, onCrash: () => undefined });
}

describe('a consumer that is stopped while its fetchers are exchanged', () => {
  it('ends, and does not spin', async () => {
    patchStoppedRunner(load);
    let brokers = [1, 2];
    let looks = 0;
    const answers = new Map<number, () => void>();
    let left = 0;
    const runner = runnerOf({
      cluster: { brokerPool: { brokers: {} } },
      leave: async () => void left++,
      getNodeIds: () => {
        if (++looks > 1000) throw new Error('it spins');
        return brokers;
      },
      fetch: (nodeId: number) => new Promise((resolve) => answers.set(nodeId, () => resolve([]))),
    });
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

interface RequestQueue {
  inflight: Map<number, object>;
  push(request: object): void;
  scheduleRequestTimeoutCheck(): void;
  waitForPendingRequests(): Promise<void>;
  destroy(): void;
}

const queueOf = (options: object): RequestQueue => new (load('kafkajs/src/network/requestQueue') as new (options: object) => RequestQueue)({ ...options, logger: silent });

describe('a consumer that is stopped while the broker has nothing for it', () => {
  it('leaves without the answer to its last fetch, and so does its connection', async () => {
    patchIdleTimers(load);
    patchLastFetch(load);
    const { decode } = load('kafkajs/src/protocol/requests/fetch/v11/response') as { decode(payload: Buffer): Promise<{ responses: unknown[] }> };
    const requestQueue = queueOf({});
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    let left = 0;
    const runner = runnerOf({
      cluster: { brokerPool: { brokers: { 1: { connectionPool: { pool: [{ requestQueue }] } } } } },
      leave: async () => void left++,
      getNodeIds: () => [1],
      fetch: async () => {
        const answer = new Promise<{ payload: Buffer }>((resolve, reject) =>
          requestQueue.push({ entry: { apiKey: 1, apiName: 'Fetch', correlationId: 7, resolve, reject }, expectResponse: true, sendRequest: asked }));
        return (await decode((await answer).payload)).responses;
      },
    });
    await runner.start();
    await isAsked;
    await Promise.all([runner.stop(), requestQueue.waitForPendingRequests()]);
    requestQueue.destroy();
    expect(left).toBe(1);
  });
});

describe('requests of all connections', () => {
  it('that are not answered in time are given up, by one timer, which ends with the last connection', () => {
    patchTimeoutLooks(load);
    jest.useFakeTimers();
    const givenUp: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => {
      const queue = queueOf({ enforceRequestTimeout: true, requestTimeout: 5000 });
      queue.inflight.set(1, { sentAt: Date.now(), requestTimeout: 5000, timeoutRequest: () => { givenUp.push(name); queue.inflight.clear(); } });
      queue.scheduleRequestTimeoutCheck();
      return queue;
    });
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(4500);
    expect(givenUp).toEqual([]);
    jest.advanceTimersByTime(2000);
    expect(givenUp).toEqual(['first', 'second']);
    first?.destroy();
    expect(jest.getTimerCount()).toBe(1);
    second?.destroy();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});
