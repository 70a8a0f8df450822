import { Loop, type CrashPoints } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { LeaderBell } from './leader-bell.js';
import { ensureHeadSql, stampSql } from './sequencer.sql.js';
import { batchSizeMax } from '../consume/subscription.js';
import { RestBetweenBatches } from './rest-between-batches.js';

/** How long a writer's transaction may take; the floor lags by twice that. */
const floorLagMs = 60_000;
/** How often stragglers older than the floor are searched for. */
const fullScanEveryMs = 1000;
/** Writers of this process wake the sequencer; this only limits the cost of a missed wake-up. */
const idleMs = 1000;

/** The loop runs a query every second; a holder that has been silent for this long is frozen and loses its lock. */
const frozenMs = 15_000;

type Session = Awaited<ReturnType<Database['session']>>;

interface Stamped {
  stamped: number;
  last_id: number;
  topics: string[] | null;
}

/**
 * Stamps the outbox of one source. Sequence values are taken at insert and become visible at commit, so a reader that
 * follows ids loses rows (EVENTING.md section 3 measured 150,037 lost of 383,949); a position given after commit, by
 * one session that holds an advisory lock, cannot. When the session ends, so does the lock.
 */
export class Sequencer {
  readonly #loop: Loop;
  readonly #rest = new RestBetweenBatches(batchSizeMax);
  readonly #bell: LeaderBell;
  #session: Session | undefined;
  #isLockHolder = false;
  #floor = 0;
  readonly #lastIds: { at: number; id: number }[] = [];
  #lastFullScanAt = 0;

  constructor(
    private readonly database: Database,
    private readonly options: {
      /** Called with the topics that have new events. */
      onStamped: (topics: readonly string[]) => void;
      onError: (error: unknown) => void;
      crashPoints: CrashPoints;
    },
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => this.#failed(error) });
    this.#bell = new LeaderBell(database);
  }

  start(): void {
    this.#loop.start();
  }

  /** Notes that there is something to stamp, here or in the process that holds the lock. */
  wake(): void {
    if (this.isLeader) this.#loop.wake();
    else this.#bell.ring();
  }

  /** Whether this process currently assigns positions. */
  get isLeader(): boolean {
    return this.#isLockHolder && this.#session !== undefined;
  }

  async stop(): Promise<void> {
    this.#bell.stop();
    await this.#loop.stop();
    await this.#session?.end();
    this.#session = undefined;
  }

  /** When it last stamped something or had nothing left to stamp; read by the liveness probe. */
  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  async #step(): Promise<boolean | number> {
    const session = await this.#lockedSession();
    if (!session) return false;
    const now = Date.now();
    const fullScan = now - this.#lastFullScanAt >= fullScanEveryMs;
    if (fullScan) this.#lastFullScanAt = now;
    const { rows } = await session.query<Stamped>({ name: 'stamp', text: stampSql, values: [fullScan ? 0 : this.#floor] });
    const [result] = rows;
    if (!result || result.stamped === 0) return false;
    this.options.crashPoints.at('sequencer.afterStamp');
    this.#advanceFloor(now, Number(result.last_id));
    this.options.onStamped(result.topics ?? []);
    return this.#rest.after(result.stamped);
  }

  /** The session, if it holds the lock. While another process holds it, this one stands by and asks again each round. */
  async #lockedSession(): Promise<Session | undefined> {
    const session = (this.#session ??= await this.#openSession());
    if (this.#isLockHolder) return session;
    const { rows } = await session.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtext($1)) as locked', [`sequencer:${this.database.schema}`]);
    if (!rows[0]?.locked) return undefined;
    this.#isLockHolder = true;
    await this.#bell.hear(session, () => this.#loop.wake());
    await session.query(ensureHeadSql);
    return session;
  }

  async #openSession(): Promise<Session> {
    const session = await this.database.session();
    this.#isLockHolder = false;
    await session.query(`set idle_session_timeout = ${frozenMs}`);
    // The lock ended with the session. An old session may report this late, when its successor is already at work.
    session.on('end', () => {
      if (this.#session === session) this.#session = undefined;
    });
    return session;
  }

  #advanceFloor(now: number, lastId: number): void {
    this.#lastIds.push({ at: now, id: lastId });
    while (this.#lastIds.length > 1 && (this.#lastIds[0]?.at ?? now) < now - floorLagMs) this.#floor = this.#lastIds.shift()?.id ?? this.#floor;
    if (this.#lastIds.length > 10_000) this.#lastIds.splice(1, 1); // bounded; a coarser floor only scans more
  }

  #failed(error: unknown): void {
    const session = this.#session;
    this.#session = undefined;
    void session?.end().catch(() => undefined);
    this.options.onError(error);
  }
}
