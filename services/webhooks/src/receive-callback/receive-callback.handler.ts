import { setTimeout as wait } from 'node:timers/promises';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import type { CallbackAnswer, CallbackDoor, CallbackParser, CallbackResult, RawCallback } from '@messaging/providers';
import { counter } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { WEBHOOKS_SETTINGS, type WebhooksSettings } from '../webhooks-settings.js';
import type { NewCallback } from '../store/callback.sql.js';
import { CallbackAccounts, type OpenAccount } from './callback-accounts.js';
import { KeepCallbacks } from './keep-callbacks.js';
import { emptyFact, factsOf } from './publish-facts.rules.js';
import { RefusedCallbacks } from './refused-callbacks.js';

/** Where a callback came in, as its address says; `provider` is the name in the address. */
export interface CallbackAddress {
  readonly provider: string;
  readonly accountId: string;
  readonly kind: CallbackDoor;
}

/** What HTTP knows of a callback; `path` is the original path and query. */
export interface GivenCallback extends Pick<RawCallback, 'method' | 'headers' | 'body'> {
  readonly path: string;
}

const notFound: Problem = { kind: 'not_found', code: 'CALLBACK.UNKNOWN', detail: 'No account receives callbacks at this address.' };
const emptyAnswer: CallbackAnswer = { status: 200 };
/** Kept of the headers; signatures have done their work by then, and some vendors send tokens. */
const headersKept = ['content-type', 'user-agent'];
/** Settings travel to this service in the log: a vendor that was just given a secret may be a moment ahead of it. */
const secondLookMs = 250;
/** Who is refused waits for that second look; a flood of forged ones does not. */
const secondLooksMax = 32;

const refused = counter({ name: 'callbacks_refused_total', help: 'Callbacks whose signature did not match', labels: ['provider'] });
const foreign = counter({ name: 'callbacks_foreign_total', help: 'Verified callbacks that speak of another account of the provider; kept, without effect', labels: ['provider'] });

type Verified = Extract<CallbackResult, { kind: 'verified' }>;

/** Verifies a provider's callback over its bytes, keeps it with what it means, and only then answers. */
@Injectable()
export class ReceiveCallback {
  #secondLooks = 0;

  constructor(
    private readonly accounts: CallbackAccounts,
    private readonly keepCallbacks: KeepCallbacks,
    private readonly refusals: RefusedCallbacks,
    private readonly clock: Clock,
    @Inject(WEBHOOKS_SETTINGS) private readonly settings: WebhooksSettings,
  ) {}

  /** What the vendor is answered. */
  async receive(address: CallbackAddress, given: GivenCallback): Promise<Result<CallbackAnswer>> {
    const keeper = this.settings.callbackParsers.of(address.provider);
    if (!keeper?.doors.includes(address.kind)) return refuse(notFound);
    const callback: RawCallback = { method: given.method, headers: given.headers, body: given.body, url: publicUrl(this.settings.publicUrl, given.path), receivedAt: this.clock.now() };
    const read = await this.#read(address, { parser: keeper.parser, callback });
    if (!read) return refuse(notFound);
    const { account, result } = read;
    if (result.kind === 'rejected') return this.#refuse(account, { address, callback, result });
    if (result.kind === 'handshake') return ok(result.answer);
    if (result.foreign) foreign.inc({ provider: account.provider });
    await this.#keep(account, { address, callback, result });
    return ok(result.answer ?? emptyAnswer);
  }

  /** Verified with what is known; if that refuses it, once more with what the database has, and a moment later. */
  async #read(address: CallbackAddress, given: { parser: CallbackParser; callback: RawCallback }): Promise<{ account: OpenAccount; result: CallbackResult } | undefined> {
    const look = async (isFresh: boolean) => {
      const account = await this.accounts.find(address, isFresh);
      return account && { account, result: await given.parser.parse(address.kind, given.callback, account.verifying) };
    };
    const isDecided = (read: Awaited<ReturnType<typeof look>>) => read !== undefined && read.result.kind !== 'rejected';
    const first = await look(false);
    if (isDecided(first) || this.#secondLooks >= secondLooksMax) return first;
    this.#secondLooks += 1;
    try {
      const second = await look(true);
      if (isDecided(second)) return second;
      await wait(secondLookMs);
      return await look(true);
    } finally {
      this.#secondLooks -= 1;
    }
  }

  #refuse(account: OpenAccount, { address, callback, result }: { address: CallbackAddress; callback: RawCallback; result: Extract<CallbackResult, { kind: 'rejected' }> }): Result<never> {
    refused.inc({ provider: account.provider });
    this.refusals.note(account, { door: address.kind, callback });
    return refuse({ kind: result.status === 403 ? 'forbidden' : 'unauthenticated', code: 'CALLBACK.NOT_VERIFIED', detail: result.detail });
  }

  async #keep(account: OpenAccount, { address, callback, result }: { address: CallbackAddress; callback: RawCallback; result: Verified }): Promise<void> {
    const { hubId, accountId, provider, channel } = account;
    const { method, url, body, receivedAt } = callback;
    const row: NewCallback = { id: newId(), hubId, accountId, provider, kind: address.kind, method, url, headers: kept(callback), body, receivedAt };
    const facts = factsOf({ hubId, accountId, channel, provider, body }, result);
    await this.keepCallbacks.keep({ row, facts: facts.length > 0 ? facts : [emptyFact(url, body)] });
  }
}

/** PUBLIC_URL may have a path, which the proxy strips: the vendor signed the address with it. */
const publicUrl = (base: string, path: string): string => `${base.replace(/\/+$/, '')}${path}`;

function kept({ headers }: RawCallback): Record<string, string> {
  return Object.fromEntries(headersKept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name].slice(0, 500)]] : [])));
}
