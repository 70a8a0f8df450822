import { newId } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';

/** The class of our advisory locks beside those of migrations and sequencers. */
export const processLockClass = `hashtext('send_turn.process')`;
/** A new session is tried this soon after the last one ended: a process without its lock is taken for dead. */
const retryMs = 200;

type Session = Awaited<ReturnType<Database['session']>>;

/**
 * Shows the others that this process lives: an advisory lock on its id, held by a session of its own, which ends with the
 * process however that ends. So the turns of a killed process are free at once, and only those of a frozen one wait
 * for their leases.
 */
export class LivingProcess {
  /** Stands in every turn that this process holds. */
  readonly id = newId();
  /** Holders of turns that are being worked here, also when their lease has run out meanwhile: they return them themselves. */
  readonly holders = new Set<string>();
  #session: Session | undefined;
  #locking: Promise<void> = Promise.resolve();
  #isStopping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  /** False before the lock is there, and after a broken connection until it is there again: no turn is taken then. */
  get isKnown(): boolean {
    return this.#session !== undefined;
  }

  start(): void {
    this.#locking = this.#lock();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#locking;
    await this.#session?.end();
    this.#session = undefined;
  }

  async #lock(): Promise<void> {
    let session: Session | undefined;
    try {
      session = await this.database.session();
      await session.query(`select pg_advisory_lock(${processLockClass}, hashtext($1))`, [this.id]);
      session.once('end', () => this.#again());
      this.#session = session;
    } catch {
      await session?.end().catch(() => undefined);
      this.#again();
    }
  }

  #again(): void {
    this.#session = undefined;
    if (this.#isStopping) return;
    this.#timer = setTimeout(() => this.start(), retryMs);
  }
}
