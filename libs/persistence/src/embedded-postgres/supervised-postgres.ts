import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';
import { afterDeath } from './supervised-postgres.rules.js';

/** What a supervisor tells its owner. */
export interface SupervisedPostgresOptions extends Omit<EmbeddedPostgresOptions, 'onDeath'> {
  /** The server died for the third time within a minute, or cannot be started again: the process should exit 1. */
  readonly onGiveUp: (reason: string) => void;
  /** The server died and is being started again; `log` holds its last lines. */
  readonly onDeath?: (log: string) => void;
  /** The server is back, on the same port. */
  readonly onRestarted?: () => void;
}

/** An embedded PostgreSQL that is started again, on the same port, when it dies. */
export class SupervisedPostgres {
  #server: EmbeddedPostgres;
  #deathTimesMs: number[] = [];
  #restart: Promise<void> = Promise.resolve();
  #stopping = false;

  private constructor(
    private readonly options: SupervisedPostgresOptions,
    server: EmbeddedPostgres,
  ) {
    this.#server = server;
  }

  /** Starts the server and watches it. */
  static async start(options: SupervisedPostgresOptions): Promise<SupervisedPostgres> {
    // The first server may die before the supervisor exists: hold the news until it does.
    const watcher: { told?: (log: string) => void; missed?: string } = {};
    const onDeath = (log: string): void => (watcher.told ? watcher.told(log) : void (watcher.missed = log));
    const supervised = new SupervisedPostgres(options, await startEmbeddedPostgres({ ...options, onDeath }));
    watcher.told = (log) => supervised.#died(log);
    if (watcher.missed !== undefined) supervised.#died(watcher.missed);
    return supervised;
  }

  /** Connection URL with the password, the same for all lives of the server. */
  get url(): string {
    return this.#server.url;
  }

  get port(): number {
    return this.#server.port;
  }

  /** Process id of the present postmaster. */
  get pid(): number {
    return this.#server.pid;
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#restart;
    await this.#server.stop();
  }

  #died(log: string): void {
    if (this.#stopping) return;
    this.#deathTimesMs = [...this.#deathTimesMs, Date.now()].slice(-10);
    if (afterDeath(this.#deathTimesMs) === 'give up') {
      this.options.onGiveUp(`the database died three times within a minute: ${log.trim().split('\n').at(-1) ?? ''}`);
      return;
    }
    this.options.onDeath?.(log);
    this.#restart = this.#startAgain();
  }

  async #startAgain(): Promise<void> {
    try {
      this.#server = await startEmbeddedPostgres({
        ...this.options,
        port: this.#server.port,
        onDeath: (log) => this.#died(log),
      });
      this.options.onRestarted?.();
    } catch (error) {
      this.options.onGiveUp(`the database died and cannot be started again: ${(error as Error).message}`);
    }
  }
}
