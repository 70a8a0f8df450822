import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, type SecretBox } from '@messaging/persistence';
import type { CallbackParser, RawCallback } from '@messaging/providers';
import { Inject, Injectable } from '@nestjs/common';
import { WEBHOOKS_SETTINGS, type WebhooksSettings } from '../webhooks-settings.js';
import { findCallbackAccount, type CallbackAccountState } from '../store/callback-account.sql.js';
import { claimFacts, insertCallback, type NewCallback } from '../store/callback.sql.js';
import { emptyFactKey, factsOf, type Fact } from './publish-facts.rules.js';

/** Where a callback came in, as its address says. */
export interface CallbackAddress {
  readonly provider: string;
  readonly accountId: string;
  readonly kind: 'status' | 'inbound';
}

/** What HTTP knows of a callback; `path` is the original path and query. */
export interface GivenCallback extends Pick<RawCallback, 'method' | 'headers' | 'body'> {
  readonly path: string;
}

const notFound: Problem = { kind: 'not_found', code: 'CALLBACK.UNKNOWN', detail: 'No account takes callbacks at this address.' };
/** Kept of the headers; signatures have done their work by then, and some vendors send tokens. */
const headersKept = ['content-type', 'user-agent'];

/** Verifies a provider's callback over its bytes, keeps it, and says what it means: one transaction, then the answer. */
@Injectable()
export class ReceiveCallback {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(WEBHOOKS_SETTINGS) private readonly settings: WebhooksSettings,
  ) {}

  async receive(address: CallbackAddress, given: GivenCallback): Promise<Result<void>> {
    const parser = this.settings.callbackParsers.of(address.provider);
    const account = parser && (await findCallbackAccount(this.database, address));
    if (!parser || !account) return refuse(notFound);
    const callback: RawCallback = { method: given.method, headers: given.headers, body: given.body, url: publicUrl(this.settings.publicUrl, given.path), receivedAt: this.clock.now() };
    return this.#verified({ address, account, parser }, callback);
  }

  async #verified({ address, account, parser }: { address: CallbackAddress; account: CallbackAccountState; parser: CallbackParser }, callback: RawCallback): Promise<Result<void>> {
    const result = await parser.parse(address.kind, callback, openSecrets(this.settings.secretBox, account));
    if (result.kind === 'rejected') return refuse({ kind: 'unauthenticated', code: 'CALLBACK.NOT_VERIFIED', detail: result.detail });
    const { hubId, accountId, provider } = account;
    const { method, url, body, receivedAt } = callback;
    const row: NewCallback = { id: newId(), hubId, accountId, provider, kind: address.kind, method, url, headers: kept(callback), body, receivedAt };
    await this.#keep(row, factsOf({ ...account, body }, result));
    return ok(undefined);
  }

  /** A callback that brings nothing new leaves nothing behind. */
  async #keep(row: NewCallback, facts: readonly Fact[]): Promise<void> {
    const keys = facts.length > 0 ? facts.map((fact) => fact.factKey) : [emptyFactKey(row.url, row.body)];
    await this.database.inHub(row.hubId, async (tx) => {
      const fresh = new Set(await claimFacts(tx, row, keys));
      if (fresh.size === 0) return;
      await insertCallback(tx, row);
      // `delete` answers whether it was there: of one fact twice in a callback the first counts.
      await this.outbox.add(tx, facts.filter((fact) => fresh.delete(fact.factKey)).map((fact) => fact.publication));
    });
  }
}

/** PUBLIC_URL may have a path, which the proxy strips: the vendor signed the address with it. */
const publicUrl = (base: string, path: string): string => `${base.replace(/\/+$/, '')}${path}`;

function openSecrets(box: SecretBox, { hubId, accountId, secrets }: CallbackAccountState): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).map(([field, sealed]) => [field, box.open(sealed, { hubId, accountId, field })]));
}

function kept({ headers }: RawCallback): Record<string, string> {
  return Object.fromEntries(headersKept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name].slice(0, 500)]] : [])));
}
