import type { Channel } from '@messaging/contracts';
import { Loop, newId } from '@messaging/kernel';
import { HubQueue, type HubQueueTools } from './hub-queue.js';
import type { LivingProcess } from './living-process.js';
import { nextTurnInMs, renewTurns, takeTurn } from './turns.sql.js';

/** A third of the lease: one renewal may fail. */
const leaseRenewMs = 5000;
/** `SendTurns` of this process wakes the worker; this limits the cost of a missed wake-up. */
const idleMs = 1000;
/** A due turn that somebody else has just taken is checked again no sooner than this. */
const lookAgainMs = 5;
/** Hubs worked on at once; as many adapters are kept open. */
const hubsMax = 200;
/** When others are waiting for one of those places, a hub's turn ends after this. */
const turnMs = 2000;
/** Messages in memory: in all, and the least and most for one lane. */
const readAhead = { total: 5000, min: 20, max: 500 } as const;

export interface SendWorkerTools extends Omit<HubQueueTools, 'readAhead'> {
  readonly process: LivingProcess;
  /** True while nothing may leave (`SENDING=hold`). */
  readonly onHold: () => boolean;
}

/**
 * The worker of one channel: takes the turns of hubs and works on their queues concurrently. A slow account delays only
 * its own hub.
 */
export class SendWorker {
  readonly #loop: Loop;
  /** By hub; a queue that is ending may already have a successor. */
  readonly #queues = new Map<string, HubQueue>();
  readonly #running = new Map<HubQueue, Promise<void>>();
  #renewal: NodeJS.Timeout | undefined;

  constructor(
    readonly channel: Channel,
    private readonly tools: SendWorkerTools,
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => tools.onTrouble(`send ${channel}`, error) });
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#renewal = setInterval(() => void this.#renew(), leaseRenewMs);
    this.#loop.start();
  }

  /** Notes that something was queued, for one hub or for any. */
  wake(hubId?: string): void {
    if (hubId !== undefined) this.#queues.get(hubId)?.wake();
    this.#loop.wake();
  }

  /** Takes no more turns, lets calls in flight finish and be recorded, and returns the turns. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    for (const queue of this.#running.keys()) queue.end();
    await Promise.all(this.#running.values());
    clearInterval(this.#renewal);
  }

  async #step(): Promise<boolean> {
    if (this.tools.onHold() || !this.tools.process.isKnown) return false;
    if (this.#running.size >= hubsMax) {
      this.#endLongest();
      return false;
    }
    const turn = await takeTurn(this.tools.database, this.channel, { holder: newId(), process: this.tools.process.id });
    if (!turn) {
      await this.#planWakeUp();
      return false;
    }
    const queue = new HubQueue(turn, { ...this.tools, readAhead: () => this.#readAhead() });
    this.tools.process.holders.add(turn.holder);
    this.#queues.set(turn.hubId, queue);
    this.#running.set(queue, queue.run().then(() => this.#ended(queue)));
    return true;
  }

  #ended(queue: HubQueue): void {
    this.#running.delete(queue);
    this.tools.process.holders.delete(queue.turn.holder);
    if (this.#queues.get(queue.turn.hubId) === queue) this.#queues.delete(queue.turn.hubId);
    this.#loop.wake();
  }

  /** When all places are taken, the hub that has had one longest makes room and queues behind the others. */
  #endLongest(): void {
    const [longest] = this.#running.keys();
    if (longest && performance.now() - longest.startedAt > turnMs) longest.end();
  }

  async #renew(): Promise<void> {
    const queues = [...this.#running.keys()];
    try {
      const held = await renewTurns(this.tools.database, queues.map(({ turn }) => turn));
      for (const queue of queues) if (!held.has(queue.turn.holder) && this.#running.has(queue)) queue.lose();
    } catch (error) {
      this.tools.onTrouble('renew turns', error); // the database decides when they expire
    }
  }

  #readAhead(): number {
    return Math.min(readAhead.max, Math.max(readAhead.min, Math.floor(readAhead.total / Math.max(1, this.#running.size))));
  }

  async #planWakeUp(): Promise<void> {
    const inMs = await nextTurnInMs(this.tools.database, this.channel);
    if (inMs !== undefined && inMs < idleMs) setTimeout(() => this.#loop.wake(), Math.max(inMs, lookAgainMs)).unref();
  }
}
