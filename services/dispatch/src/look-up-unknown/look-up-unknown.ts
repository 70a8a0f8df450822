import { CompiledTemplateCache } from '@messaging/content';
import { BackgroundLoop } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import type { LookUpResult, ReceiptFact } from '@messaging/providers';
import type { ApplyReceipt } from '../apply-receipt/apply-receipt.handler.js';
import type { GivenReceipt } from '../apply-receipt/receipts.sql.js';
import { messageView } from '../read-messages/message-view.js';
import { findMessages } from '../read-messages/messages.sql.js';
import type { SendingAccounts } from '../send-message/account-adapters.js';
import type { SendTurns } from '../send-message/send-turns.js';
import { forgetCall, idsOfOthers, isStillUnknown, nameAttempt, planNextLook, sendAfterAll, takeDueCalls, type UnknownCallRow } from './unknown-calls.sql.js';

const idleMs = 1000;
/** Looked up side by side; a vendor's lists are slow, and its rates are for sending. */
const atOnce = 5;

export interface LookUpTools {
  readonly database: Database;
  readonly accounts: SendingAccounts;
  readonly applyReceipt: ApplyReceipt;
  readonly turns: SendTurns;
  readonly templates: CompiledTemplateCache;
  readonly onTrouble: (where: string, error: unknown) => void;
}

const neverCame = { code: 'SEND.NEVER_ARRIVED', detail: 'The provider was asked and had never received it; it is sent now.' } as const;

/**
 * Asks providers what became of calls that nobody knows of. What is found is a receipt like any other; what the provider
 * certainly never got is sent. Where it cannot tell, the policy of the message's purpose decides when its time comes.
 */
export class LookUpUnknown extends BackgroundLoop {

  constructor(private readonly tools: LookUpTools) {
    super({ idleMs, onError: (error) => tools.onTrouble('look up unknown calls', error) });
  }

  /** The calls that are due; true when there may be more. */
  async step(): Promise<boolean> {
    const due = await takeDueCalls(this.tools.database, atOnce);
    await Promise.all(due.map((call) => this.#lookUp(call)));
    return due.length === atOnce;
  }

  async #lookUp(call: UnknownCallRow): Promise<void> {
    const isOpen = await this.tools.database.transaction((tx) => isStillUnknown(tx, call));
    const result = isOpen ? await this.#ask(call) : undefined;
    const wakes = await this.tools.database.transaction((tx) => (result ? this.#settle(tx, call, result) : forgetCall(tx, call.attemptId).then(() => false)));
    if (wakes) this.tools.turns.queued([{ channel: call.channel, hubId: call.hubId }]);
  }

  /** Nothing when this account cannot be asked: another provider was chosen meanwhile, or it has no such question. */
  async #ask(call: UnknownCallRow): Promise<LookUpResult | undefined> {
    const account = await this.tools.accounts.forHub(call.hubId, call.channel);
    if (!account.ok || account.value.accountId !== call.accountId) return undefined;
    const text = await this.#textOf(call);
    const { toAddress: to, attemptId, externalId, startedAt } = call;
    return account.value.adapter.lookUp?.({ attemptId, to, startedAt, ...(externalId !== null && { externalId }), ...(text !== undefined && { text }) });
  }

  /** As it went out; a call that was cut off with its process left no trace of what its template became. */
  async #textOf({ hubId, messageId }: UnknownCallRow): Promise<string | undefined> {
    const [row] = await this.tools.database.inHub(hubId, (tx) => findMessages(tx, hubId, [messageId]));
    if (!row || ((row.template !== null || row.purpose === 'marketing') && row.render_context === null)) return undefined;
    return messageView(row, this.tools.templates).body ?? undefined;
  }

  /** True when the message is to be sent now. */
  async #settle(tx: Tx, call: UnknownCallRow, result: LookUpResult): Promise<boolean> {
    switch (result.kind) {
      case 'found': {
        const receipt = await firstOfOurs(tx, call, result.receipts);
        if (receipt) await this.#found(tx, call, receipt);
        else await planNextLook(tx, call);
        return false;
      }
      case 'absent':
        await forgetCall(tx, call.attemptId);
        return sendAfterAll(tx, call, neverCame);
      case 'undecided':
        await planNextLook(tx, call);
        return false;
      default:
        return result satisfies never;
    }
  }

  async #found(tx: Tx, call: UnknownCallRow, receipt: ReceiptFact): Promise<void> {
    await this.tools.applyReceipt.apply([receiptOf(call, receipt)], tx);
    if (receipt.externalId !== undefined) await nameAttempt(tx, call, receipt.externalId); // after the message, as receipts lock them
    await forgetCall(tx, call.attemptId);
  }
}

async function firstOfOurs(tx: Tx, call: UnknownCallRow, receipts: readonly ReceiptFact[]): Promise<ReceiptFact | undefined> {
  const others = await idsOfOthers(tx, call, receipts.flatMap(({ externalId }) => externalId ?? []));
  return receipts.find(({ externalId }) => externalId === undefined || !others.has(externalId));
}

/** What was found, as the callback would have said it. */
function receiptOf({ hubId, accountId, provider, channel, attemptId }: UnknownCallRow, fact: ReceiptFact): GivenReceipt {
  const { dedupeKey, status, providerStatus, at, externalId, failure, raw = '' } = fact;
  return {
    hubId,
    receipt: {
      accountId, provider, channel, dedupeKey, status, providerStatus, at: at.toISOString(), attemptId, raw,
      ...(externalId !== undefined && { externalId }), ...(failure && { failure }),
    },
  };
}
