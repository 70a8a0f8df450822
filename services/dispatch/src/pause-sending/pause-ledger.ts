import type { Channel } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import type { Database, Tx } from '@messaging/persistence';
import type { SendingAccount } from '../send-message/account-adapters.js';
import type { SendingPlace } from '../send-message/sending-gate.js';
import type { Breaker } from './breaker.rules.js';
import { pauseEvent } from './pause-event.js';
import { beginPause, endPauses, openPauses, prolongPause, type NewPause, type Pause } from './pauses.sql.js';
import { countWaiting } from './waiting.sql.js';

/** After the database did not answer. */
const retryMs = 500;
/** About a minute of a database that is away; then what is in memory stands alone until the next refusal or success. */
const triesMax = 120;

/** A breaker that opened, or was refused once more. */
export interface BrokenAccount extends SendingPlace {
  readonly id: string;
  readonly account: SendingAccount;
  readonly breaker: Breaker;
}

export interface PauseLedgerOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  /** The channel sends again: what waits for it is due now. */
  readonly onReleased: (place: SendingPlace) => Promise<void>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * Writes breakers down, each with its event in the same transaction, one after the other for each hub and channel. The
 * calls do not wait for it: what counts for them is in memory, and a refusal that a crash takes along comes again.
 */
export class PauseLedger {
  readonly #writing = new Map<string, Promise<void>>();

  constructor(private readonly options: PauseLedgerOptions) {}

  open(): Promise<Pause[]> {
    return openPauses(this.options.database);
  }

  broke(broken: BrokenAccount): void {
    this.#after(broken, () => this.options.database.transaction((tx) => this.#break(tx, broken)));
  }

  recovered(place: SendingPlace): void {
    this.#after(place, async () => {
      await this.options.database.transaction((tx) => this.#end(tx, place, new Date()));
      await this.options.onReleased(place);
    });
  }

  /** Hub and channel (`hub|channel`) of what is being written just now. */
  writing(): ReadonlySet<string> {
    return new Set(this.#writing.keys());
  }

  /** Resolves when nothing is left to be written. */
  async settled(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all(this.#writing.values());
  }

  async #break(tx: Tx, { id, hubId, channel, account, breaker }: BrokenAccount): Promise<void> {
    const { provider, accountId, sandbox } = account;
    const pause: NewPause & { failures: number; until: Date } = {
      id, hubId, scope: channel, cause: 'breaker', reasonCode: breaker.code, reasonDetail: breaker.detail, since: new Date(breaker.sinceMs),
      provider, accountId, sandbox, failures: breaker.failures, until: new Date(breaker.untilMs),
    };
    if (await beginPause(tx, pause)) await this.options.outbox.add(tx, [pauseEvent(pause, await countWaiting(tx, hubId, channel))]);
    else await prolongPause(tx, pause);
  }

  async #end(tx: Tx, { hubId, channel }: SendingPlace, at: Date): Promise<void> {
    await endBreakers(tx, this.options.outbox, { hubId, channels: [channel], at });
  }

  /** In order for one place; tried again until the database takes it. */
  #after({ hubId, channel }: SendingPlace, write: () => Promise<void>): void {
    const key = `${hubId}|${channel}`;
    const done = (this.#writing.get(key) ?? Promise.resolve()).then(() => this.#persist(write));
    this.#writing.set(key, done);
    void done.then(() => {
      if (this.#writing.get(key) === done) this.#writing.delete(key);
    });
  }

  async #persist(write: () => Promise<void>): Promise<void> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      try {
        return await write();
      } catch (error) {
        this.options.onTrouble('pause ledger', error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
}

/** Ends the breakers of these channels, and says so. */
export async function endBreakers(tx: Tx, outbox: Outbox, { hubId, channels, at }: { hubId: string; channels: readonly Channel[]; at: Date }): Promise<void> {
  const ended = await endPauses(tx, hubId, { cause: 'breaker', scopes: channels, at });
  const events = [];
  for (const pause of ended) events.push(pauseEvent(pause, await countWaiting(tx, hubId, pause.scope as Channel), at));
  await outbox.add(tx, events);
}
