import { decodeRecord, encodeRecord } from './record-codec.js';

/** Header of the one message that stands for a batch which could not be decoded; its value is why. */
export const undecodableHeader = 'undecodable';

interface Decoder {
  readonly buffer: Buffer;
  readonly offset: number;
}

interface DecodedBatch {
  readonly records: readonly unknown[];
}

type DecodeBatch = (decoder: Decoder) => Promise<DecodedBatch>;

/** Where things stand in a record batch (Kafka protocol, RecordBatch v2). */
const at = { firstOffset: 0, length: 8, lastOffsetDelta: 23, maxTimestamp: 35 } as const;
/** Offset and length themselves are not counted in the length. */
const prefixBytes = 12;

/**
 * A batch that cannot be decoded (an unknown codec, a decompression bomb) makes kafkajs crash its consumer, for good and
 * again at every start: one message would stop a partition. It becomes one message at the batch's last offset instead,
 * which the consumer parks with the raw bytes. Must run before kafkajs is loaded: its fetch keeps what it required.
 */
export function patchRecordBatchDecoder(require: NodeJS.Require): void {
  const decoder = 'kafkajs/src/protocol/recordBatch/v0/decoder';
  replaceModule(require, decoder, decodeOrKeep(require(decoder) as DecodeBatch));
}

function replaceModule(require: NodeJS.Require, name: string, exports: unknown): void {
  const file = require.resolve(name);
  require(file);
  const loaded = require.cache[file];
  if (!loaded) throw new Error(`${name} is not where it was in kafkajs 2.2.4`);
  loaded.exports = exports;
}

/** Records are written and read by `record-codec.ts`. Must run before anything else of kafkajs is loaded. */
export function patchRecordCodec(require: NodeJS.Require): void {
  replaceModule(require, 'kafkajs/src/protocol/recordBatch/record/v0/index', encodeRecord);
  replaceModule(require, 'kafkajs/src/protocol/recordBatch/record/v0/decoder', decodeRecord);
}

/** The patched decoder; a batch cut off at the end of a fetch passes as the error that kafkajs expects. */
export function decodeOrKeep(decode: DecodeBatch): DecodeBatch {
  return async (decoder) => {
    const batch = decoder.buffer.subarray(decoder.offset);
    try {
      return await decode(decoder);
    } catch (error) {
      if (error instanceof Error && error.name === 'KafkaJSPartialMessageError') throw error;
      return { records: [standIn(batch, error instanceof Error ? error.message : String(error))] };
    }
  };
}

function standIn(batch: Buffer, reason: string): object {
  const bytes = batch.subarray(0, prefixBytes + batch.readInt32BE(at.length));
  const offset = batch.readBigInt64BE(at.firstOffset) + BigInt(batch.readInt32BE(at.lastOffsetDelta));
  return {
    magicByte: 2, attributes: 0, timestamp: String(batch.readBigInt64BE(at.maxTimestamp)), offset: String(offset), key: null,
    value: bytes, headers: { [undecodableHeader]: Buffer.from(reason) }, isControlRecord: false, batchContext: {},
  };
}

interface Request {
  readonly entry: { readonly apiKey: number };
  /** Epoch ms. */
  readonly sentAt: number;
  /** Milliseconds that the answer may take. */
  readonly requestTimeout: number;
  timeoutRequest(): void;
}

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly inflight: ReadonlyMap<number, Request>;
  readonly throttledUntil: number;
  readonly enforceRequestTimeout: boolean;
  isConnected(): boolean;
  destroy(): void;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
  fulfillRequest(answer: { correlationId: number; payload: Buffer; size: number }): void;
}

/**
 * Every idle connection of kafkajs re-arms a 1 ms timer for ever: 4 % of a core for 4 consumers of 3 brokers, and a
 * TimeoutNegativeWarning on Node 24. With nothing pending and no throttle there is nothing to check: 0.6 %.
 */
export function patchIdleTimers(require: NodeJS.Require): void {
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function check(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}

/** Requests are given 30 s, so a second more is no matter. */
const timeoutLookEveryMs = 1000;

/**
 * Every connection of kafkajs looks ten times a second whether a request has taken too long: a service has 13 to 49 of them, so that it
 * was woken 300 to 430 times a second with nothing to do. One timer looks at all of them once a second instead.
 */
export function patchTimeoutLooks(require: NodeJS.Require): void {
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const watched = new Set<RequestQueue>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    for (const queue of watched) {
      for (const request of [...queue.inflight.values()]) if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      if (!queue.isConnected()) queue.destroy();
    }
  };
  prototype.scheduleRequestTimeoutCheck = function watch(this: RequestQueue): void {
    if (!this.enforceRequestTimeout) return;
    watched.add(this);
    timer ??= setInterval(look, timeoutLookEveryMs);
  };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const destroy = prototype.destroy;
  prototype.destroy = function forget(this: RequestQueue): void {
    destroy.call(this);
    watched.delete(this);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

interface Broker {
  readonly connectionPool: { readonly pool: readonly { readonly requestQueue: RequestQueue }[] };
}

interface Runner {
  readonly running: boolean;
  readonly fetchManager: { stop(): Promise<void> };
  readonly consumerGroup: { readonly cluster: { readonly brokerPool: { readonly brokers: Readonly<Record<string, Broker>> } } };
  stop(): Promise<void>;
  fetch(nodeId: number): Promise<readonly unknown[]>;
}

/**
 * A consumer that is stopped while kafkajs exchanges its fetchers (a broker came or went) is given new ones all the same.
 * They ask a runner that has stopped, are answered at once with nothing, and ask again: in one endless chain of microtasks,
 * so that the whole process stands still at full load. A runner that has stopped ends its fetchers instead.
 */
export function patchStoppedRunner(require: NodeJS.Require): void {
  const { prototype } = require('kafkajs/src/consumer/runner') as { prototype: Runner };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const fetch = prototype.fetch;
  prototype.fetch = function fetchWhileRunning(this: Runner, nodeId: number): Promise<readonly unknown[]> {
    if (!this.running) void this.fetchManager.stop();
    return fetch.call(this, nodeId);
  };
}

/** A fetch's number in the protocol, and the answer to it that holds nothing: no throttling, no error, no session, no topics. */
const fetchKey = 1;
const emptyAnswer = Buffer.alloc(14);

/**
 * A consumer that is stopped waits for the answer to its last fetch: with nothing to read, that is the longest wait that the
 * fetch allows. It is given an empty one instead: what the broker still has was not taken on, so whoever reads next gets it.
 */
export function patchLastFetch(require: NodeJS.Require): void {
  const { prototype } = require('kafkajs/src/consumer/runner') as { prototype: Runner };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const stop = prototype.stop;
  prototype.stop = function stopAtOnce(this: Runner): Promise<void> {
    const stopped = stop.call(this); // it counts as stopped from here on, and fetches no more
    const queues = Object.values(this.consumerGroup.cluster.brokerPool.brokers).flatMap(({ connectionPool }) => connectionPool.pool.map(({ requestQueue }) => requestQueue));
    for (const queue of queues) {
      const fetches = [...queue.inflight].filter(([, { entry }]) => entry.apiKey === fetchKey);
      for (const [correlationId] of fetches) queue.fulfillRequest({ correlationId, payload: emptyAnswer, size: emptyAnswer.length });
    }
    return stopped;
  };
}
