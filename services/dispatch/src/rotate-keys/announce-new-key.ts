import type { Outbox } from '@messaging/eventing';
import { Loop } from '@messaging/kernel';
import type { Database, SecretBox } from '@messaging/persistence';
import { sealedValues } from './sealed-values.js';

/** Once everything is announced there is nothing to do until the next start: the key changes with the process alone. */
const idleMs = 3_600_000;

/** After a start with a new first key: the other services verify the sandbox's callbacks with it within a moment. */
export class AnnounceNewKey {
  readonly #loop: Loop;

  constructor(tools: { database: Database; outbox: Outbox; box: SecretBox; onTrouble: (where: string, error: unknown) => void }) {
    this.#loop = new Loop(async () => ((await sealedValues.announce?.(tools)) ?? 0) > 0, { idleMs, onError: (error) => tools.onTrouble('announce new key', error) });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }
}
