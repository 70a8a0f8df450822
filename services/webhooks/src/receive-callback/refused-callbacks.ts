import type { CallbackDoor, RawCallback } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import type { OpenAccount } from './callback-accounts.js';

/** The last callback of an account that was refused, for the doctor. */
export interface RefusedCallback {
  readonly door: CallbackDoor;
  readonly callback: RawCallback;
}

/** Kept of one body, and accounts; in memory alone, for what is forged is not worth a row. */
const bodyBytesMax = 64 * 1024;
const accountsMax = 1000;

/** Remembers what was refused last, per account, until the process ends. */
@Injectable()
export class RefusedCallbacks {
  readonly #last = new Map<string, RefusedCallback>();

  note({ accountId }: Pick<OpenAccount, 'accountId'>, refused: RefusedCallback): void {
    if (refused.callback.body.length > bodyBytesMax) return;
    this.#last.delete(accountId);
    this.#last.set(accountId, refused);
    if (this.#last.size > accountsMax) this.#last.delete(this.#last.keys().next().value ?? '');
  }

  of(accountId: string): RefusedCallback | undefined {
    return this.#last.get(accountId);
  }
}
