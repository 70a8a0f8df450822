import type { SendingLimits } from '@messaging/providers';
import { AccountPace } from './account-pace.js';

/** Accounts whose pace is remembered; the longest unused is forgotten. */
const accountsMax = 5000;

/** The pace of each account: it outlives changes of settings that do not touch its limits, or a change would be a second burst. */
export class AccountPaces {
  readonly #known = new Map<string, { limits: string; pace: AccountPace }>();

  of(accountId: string, limits: SendingLimits): AccountPace {
    const key = JSON.stringify(limits);
    const known = this.#known.get(accountId);
    const entry = known?.limits === key ? known : { limits: key, pace: new AccountPace(limits) };
    this.#known.delete(accountId);
    this.#known.set(accountId, entry);
    const [oldest] = this.#known.keys();
    if (this.#known.size > accountsMax && oldest !== undefined) this.#known.delete(oldest);
    return entry.pace;
  }
}
