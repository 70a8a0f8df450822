import type { Outbox } from '@messaging/eventing';
import { BackgroundLoop } from '@messaging/kernel';
import type { Database, SecretBox } from '@messaging/persistence';
import { sealedValues } from './sealed-values.js';

/** Once everything is announced there is nothing to do until the next start: the key changes with the process alone. */
const idleMs = 3_600_000;

/** After a start with a new first key: the other services verify the sandbox's callbacks with it within a moment. */
export class AnnounceNewKey extends BackgroundLoop {
  constructor(private readonly tools: { database: Database; outbox: Outbox; box: SecretBox; onTrouble: (where: string, error: unknown) => void }) {
    super({ idleMs, onError: (error) => tools.onTrouble('announce new key', error) });
  }

  /** One batch of what is to be announced. */
  async step(): Promise<boolean> {
    return ((await sealedValues.announce?.(this.tools)) ?? 0) > 0;
  }
}
