import { consumedBy } from '@messaging/eventing';
import type { Database } from '@messaging/persistence';
import { LogView } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { KeepRepliesConsumer } from '../keep-replies/keep-replies.consumer.js';
import { LEDGER } from '../write-ledger/ledger-database.js';

/** Over Kafka a fortieth of it is given to the doors, to hand over what they have stored (`Broker.whenCaughtUp`). */
const withinMs = 20_000;

const groups = consumedBy([KeepRepliesConsumer]).map(({ group }) => group);

/**
 * Up to when all that people wrote is known here. Whoever answers a reply in the second in which it was stored is ahead of the
 * log that brings it, and the window that it opens must not be taken for closed. Nobody is asked unless a window is closed.
 */
@Injectable()
export class RepliesHeard {
  #untilMs = -Infinity;
  #isAsking = false;

  constructor(
    @Inject(LEDGER) private readonly database: Database,
    private readonly log: LogView,
  ) {}

  /** Epoch milliseconds by the database's clock, as a message's `createdAt`; windows read afterwards show it. */
  get untilMs(): number {
    return this.#untilMs;
  }

  /** Looks how far it is; one look at a time. */
  ask(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#look()
      .catch(() => undefined) // the message that waits asks again
      .finally(() => (this.#isAsking = false));
  }

  async #look(): Promise<void> {
    const [row] = await this.database.query<{ now: Date }>('select clock_timestamp() as now');
    const answers = await Promise.all(groups.map((group) => this.log.whenCaughtUp(group, withinMs)));
    if (row && answers.every((isCaughtUp) => isCaughtUp === true)) this.#untilMs = row.now.getTime();
  }
}
