import { groupBy, Loop, ProblemError } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { frameOf } from './stream-event.rules.js';
import type { StreamBuffer } from './stream-buffer.js';
import { keepListening, listenedMs, listenTo, pruneStream, streamEventsAfter, type StoredStreamEvent } from './stream.sql.js';

/** Connections of one hub at one process: a shop's browsers, and no more. */
const connectionsOfHubMax = 20;
/** A comment so often keeps proxies and browsers from taking silence for an end. */
const heartbeatMs = 15_000;
/** What other processes wrote is looked for this often while somebody listens. */
const lookEveryMs = 250;
const credentialLookMs = 1000;
const pruneEveryMs = 30_000;
/** A listener who does not read is cut off here, and resumes. */
const unreadBytesMax = 1_048_576;
const readMax = 1000;
/** A page that has not come to listen after this does not come any more; what it wants is kept as long (`listenedMs`). */
const expectedMs = listenedMs;

/** Where the frames of one listener go. */
export interface StreamSink {
  write(text: string): boolean;
  end(): void;
  readonly writableLength: number;
}

/** A listener as it asks to be let in. */
export interface StreamRequest {
  readonly hubId: string;
  readonly lastEventId: string | undefined;
  readonly sink: StreamSink;
  /** Whether its token or key still counts; asked each second. */
  readonly isStillAllowed: () => Promise<boolean>;
}

interface Connection extends StreamRequest {
  lastId: number;
  saidAt: number;
}

/** Everybody who listens at this process. */
export class StreamConnections {
  readonly #connections = new Set<Connection>();
  readonly #loop: Loop;
  #keptAt = 0;
  #prunedAt = 0;
  #lookedAtCredentials = 0;
  /** Hubs whose pages are on their way, and until when they are waited for. */
  readonly #expected = new Map<string, number>();
  #isEnding = false;

  constructor(
    private readonly database: Database,
    private readonly buffer: StreamBuffer,
    private readonly onTrouble: (where: string, error: unknown) => void,
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs: lookEveryMs, onError: (error) => this.onTrouble('stream', error) });
    buffer.onWritten(() => this.#loop.wake());
  }

  start(): void {
    this.#loop.start();
  }

  /** Ends every stream: browsers come back by themselves, to another process. */
  endAll(): void {
    this.#isEnding = true;
    for (const connection of this.#connections) this.#drop(connection);
  }

  async stop(): Promise<void> {
    this.endAll();
    await this.#loop.stop();
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  /** Keeps from now on what happens in a hub, for a page that is about to listen: where it goes on, `GET /stream?after=`. */
  async expect(hubId: string): Promise<number> {
    this.#expected.set(hubId, Date.now() + expectedMs);
    this.buffer.listened(hubId);
    return (await listenTo(this.database, hubId)).newest;
  }

  /** Lets a listener in; returns what ends it. What it missed comes first, or `resync` where that is not known any more. */
  async open(request: StreamRequest): Promise<() => void> {
    const ofHub = [...this.#connections].filter(({ hubId }) => hubId === request.hubId).length;
    if (this.#isEnding || ofHub >= connectionsOfHubMax) {
      throw new ProblemError({ kind: 'rate_limited', code: 'STREAM.TOO_MANY', detail: `A hub has at most ${connectionsOfHubMax} streams open; close one.`, extra: { retryAfterS: 10 } });
    }
    const connection: Connection = { ...request, lastId: Infinity, saidAt: Date.now() };
    this.#connections.add(connection);
    this.buffer.listened(request.hubId);
    try {
      const { completeAfter, newest } = await listenTo(this.database, request.hubId);
      const resumed = resumePoint(request.lastEventId, { completeAfter, newest });
      connection.lastId = resumed ?? newest;
      request.sink.write('retry: 1000\n\n');
      if (resumed === undefined) this.#say(connection, frameOf({ id: newest, event: request.lastEventId === undefined ? 'ready' : 'resync', data: {} }));
      this.#loop.wake();
    } catch (error) {
      this.#drop(connection);
      throw error;
    }
    return () => this.#drop(connection);
  }

  async #step(): Promise<boolean> {
    const now = Date.now();
    if (now - this.#prunedAt >= pruneEveryMs) {
      this.#prunedAt = now;
      await pruneStream(this.database);
    }
    for (const [hubId, until] of this.#expected) if (now >= until) this.#stopExpecting(hubId);
    if (this.#connections.size === 0) return false;
    const hubIds = [...new Set([...this.#connections].map(({ hubId }) => hubId))];
    if (now - this.#keptAt >= heartbeatMs) {
      this.#keptAt = now;
      await keepListening(this.database, hubIds);
    }
    if (now - this.#lookedAtCredentials >= credentialLookMs) {
      this.#lookedAtCredentials = now;
      await Promise.all([...this.#connections].map((connection) => this.#dropUnlessAllowed(connection)));
    }
    const more = await this.#deliver(hubIds);
    for (const connection of this.#connections) if (now - connection.saidAt >= heartbeatMs) this.#say(connection, ': still here\n\n');
    return more;
  }

  /** True when there may be more at once. */
  async #deliver(hubIds: readonly string[]): Promise<boolean> {
    const waiting = [...this.#connections].filter(({ lastId }) => lastId !== Infinity);
    if (waiting.length === 0) return false;
    const after = Math.min(...waiting.map(({ lastId }) => lastId));
    const events = await streamEventsAfter(this.database, { hubIds, after, limit: readMax });
    const byHub = groupBy(events, ({ hubId }) => hubId);
    for (const connection of waiting) this.#tell(connection, byHub.get(connection.hubId) ?? []);
    return events.length === readMax;
  }

  #tell(connection: Connection, events: readonly StoredStreamEvent[]): void {
    const news = events.filter(({ id }) => id > connection.lastId);
    const last = news.at(-1);
    if (!last) return;
    connection.lastId = last.id;
    this.#say(connection, news.map(frameOf).join(''));
  }

  #say(connection: Connection, text: string): void {
    connection.saidAt = Date.now();
    connection.sink.write(text);
    if (connection.sink.writableLength > unreadBytesMax) this.#drop(connection);
  }

  async #dropUnlessAllowed(connection: Connection): Promise<void> {
    if (!(await connection.isStillAllowed().catch(() => true))) this.#drop(connection);
  }

  #drop(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    connection.sink.end();
    this.#leaveUnlessWanted(connection.hubId);
  }

  #stopExpecting(hubId: string): void {
    this.#expected.delete(hubId);
    this.#leaveUnlessWanted(hubId);
  }

  #leaveUnlessWanted(hubId: string): void {
    if (!this.#expected.has(hubId) && ![...this.#connections].some((connection) => connection.hubId === hubId)) this.buffer.left(hubId);
  }
}

/** The id to go on after, if everything since is in the buffer. */
function resumePoint(lastEventId: string | undefined, { completeAfter, newest }: { completeAfter: number; newest: number }): number | undefined {
  if (lastEventId === undefined || !/^\d{1,15}$/.test(lastEventId)) return undefined;
  const id = Number(lastEventId);
  return id >= completeAfter && id <= newest ? id : undefined;
}
