import { Database } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_LOG } from '@messaging/service-kit';
import { keepTurns, type KeptTurn } from './turns.sql.js';

/** Something was queued for a hub on a channel, due at `nextAt` or now. */
export type Turn = KeptTurn;

/**
 * Tells the workers that there is something to send, after the commit that queued it. One statement at a time, so that a
 * thousand calls of one hub share it instead of waiting for each other's lock on one row. If we crash in between, the
 * sweep repairs it (`restoreTurns`).
 */
@Injectable()
export class SendTurns {
  readonly #pending = new Map<string, Turn>();
  readonly #listeners: ((turn: Turn) => void)[] = [];
  #writing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    @Inject(SERVICE_LOG) private readonly log: { error(fields: object, text: string): void },
  ) {}

  /** Called for each turn once it is written. */
  onTurn(listener: (turn: Turn) => void): void {
    this.#listeners.push(listener);
  }

  /** Notes work for a hub; written within a few milliseconds. */
  queued(turns: readonly Turn[]): void {
    for (const turn of turns) {
      const key = `${turn.channel}|${turn.hubId}`;
      const known = this.#pending.get(key);
      if (!known || isSooner(turn, known)) this.#pending.set(key, turn);
    }
    if (this.#pending.size > 0) this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    try {
      while (this.#pending.size > 0) {
        const turns = [...this.#pending.values()];
        this.#pending.clear();
        await keepTurns(this.database, turns);
        for (const turn of turns) for (const listener of this.#listeners) listener(turn);
      }
    } catch (error) {
      this.log.error({ error }, 'turns not written; the sweep restores them');
    } finally {
      this.#writing = undefined;
    }
  }
}

const isSooner = (turn: Turn, known: Turn): boolean => known.nextAt !== undefined && (turn.nextAt === undefined || turn.nextAt < known.nextAt);
