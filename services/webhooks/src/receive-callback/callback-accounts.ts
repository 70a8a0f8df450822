import { Clock, RecentReads } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import type { VerifyingAccount } from '@messaging/providers';
import { Inject, Injectable } from '@nestjs/common';
import { findCallbackAccount, type CallbackAccountState } from '../store/callback-account.sql.js';
import { WEBHOOKS_SETTINGS, type WebhooksSettings } from '../webhooks-settings.js';

/** An account with its secrets in clear, ready to verify. */
export interface OpenAccount extends Pick<CallbackAccountState, 'accountId' | 'hubId' | 'provider' | 'channel'> {
  readonly verifying: VerifyingAccount;
}

/** A change heard by another process is seen after this long; one of this process at once. */
const freshMs = 1000;
/** Accounts kept in memory; each is some hundred bytes. */
const sizeMax = 10_000;

/** The accounts behind callback addresses, kept for a second: reading and opening one costs more than verifying with it. */
@Injectable()
export class CallbackAccounts {
  readonly #recent = new RecentReads<OpenAccount | undefined>({ freshMs, sizeMax });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(WEBHOOKS_SETTINGS) private readonly settings: WebhooksSettings,
  ) {}

  /** The account at an address; `isFresh`: as the database has it now. */
  async find(address: { provider: string; accountId: string }, isFresh = false): Promise<OpenAccount | undefined> {
    const key = `${address.provider}|${address.accountId}`;
    const read = async (): Promise<OpenAccount | undefined> => {
      const state = await findCallbackAccount(this.database, address);
      return state && this.#open(state);
    };
    return isFresh ? this.#recent.getAnew(key, read) : this.#recent.get(key, read);
  }

  /** Settings changed: whatever was kept may be wrong now. */
  changed(): void {
    this.#recent.forget();
  }

  #open({ secrets, previousSecrets, identity, ...account }: CallbackAccountState): OpenAccount {
    const open = (field: string, sealed: string): string => this.settings.secretBox.open(sealed, { hubId: account.hubId, accountId: account.accountId, field });
    const fields = [...new Set([...Object.keys(secrets), ...Object.keys(previousSecrets)])];
    const previous = (field: string) => (previousSecrets[field] && new Date(previousSecrets[field].until) > this.clock.now() ? previousSecrets[field].sealed : undefined);
    const valid = fields.map((field) => [field, [secrets[field], previous(field)].filter((sealed) => sealed !== undefined).map((sealed) => open(field, sealed))] as const);
    return { ...account, verifying: { secrets: Object.fromEntries(valid), identity } };
  }
}
