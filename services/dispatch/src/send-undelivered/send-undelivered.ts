import type { ReceiptFailure } from '@messaging/contracts';
import type { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { addressKey } from '../addresses/address.rules.js';
import type { MessageForReceipt } from '../apply-receipt/receipts.sql.js';
import { closeWindows } from '../open-whatsapp-window/whatsapp-window.sql.js';
import type { SendingAccounts } from '../send-message/account-adapters.js';
import type { FailureOutcome } from '../decide-outcome/decide-outcome.rules.js';
import { insertDecisions } from '../write-ledger/record.sql.js';
import type { RetryPolicy } from '../decide-outcome/retry-wait.rules.js';
import type { SendTurns } from '../send-message/send-turns.js';
import type { SendingGate } from '../send-message/sending-gate.js';
import { decideUndelivered } from './undelivered.rules.js';
import { queueUndelivered } from './undelivered.sql.js';

export interface SendUndeliveredTools {
  readonly accounts: SendingAccounts;
  readonly turns: SendTurns;
  readonly gate: SendingGate;
  readonly clock: Clock;
  readonly random: () => number;
  readonly policy: RetryPolicy;
}

/** A message that its provider took and then failed, and what becomes of it. */
export interface Undelivered {
  readonly message: MessageForReceipt;
  readonly toAddress: string;
  readonly outcome: FailureOutcome;
}

/** Calls again what a provider took and could not bring to its end, as it would after a refusal. */
export class SendUndelivered {
  constructor(private readonly tools: SendUndeliveredTools) {}

  /** Nothing where the failure is final as it stands. */
  decide(message: MessageForReceipt, failure: ReceiptFailure | undefined): FailureOutcome | undefined {
    const { clock, random, policy } = this.tools;
    return decideUndelivered(message, failure, { nowMs: clock.now().getTime(), random: random(), policy, canSwitch: message.hasTemplateAtMeta });
  }

  /** Queues what is called again, and lets the account rest where the failure speaks of it. Messages and queue are locked. */
  async queue(tx: Tx, all: readonly Undelivered[]): Promise<void> {
    await closeWindows(tx, all.flatMap(({ message: { hubId, channel }, toAddress, outcome }) => (outcome.closesWindow ? [{ hubId, address: addressKey(channel, toAddress) }] : [])));
    const again = all.flatMap(({ message, outcome }) => (outcome.kind === 'again' ? [{ message, outcome }] : []));
    if (again.length === 0) return;
    const queued = await queueUndelivered(tx, again.map(({ message, outcome: { atMs, reason } }) => {
      const nextAt = new Date(Math.min(atMs, message.expiresAt?.getTime() ?? atMs));
      return { id: message.id, hubId: message.hubId, channel: message.channel, attempts: message.attempts, nextAt, reason };
    }));
    const news = again.filter(({ message }) => queued.has(message.id));
    await insertDecisions(tx, news.map(({ message: { id, hubId }, outcome: { reason } }) => ({ hubId, messageId: id, ...reason })));
    tx.onCommit(() => {
      this.tools.turns.queued(news.map(({ message: { channel, hubId }, outcome: { atMs } }) => ({ channel, hubId, nextAt: new Date(atMs) })));
      for (const { message, outcome } of news) void this.#rest(message, outcome);
    });
  }

  /** The account that was failed, if it is still the hub's. */
  async #rest({ hubId, channel, accountId }: MessageForReceipt, outcome: FailureOutcome): Promise<void> {
    if (outcome.kind !== 'again' || outcome.pauseAccount === undefined) return;
    const account = await this.tools.accounts.forHub(hubId, channel);
    if (account.ok && account.value.accountId === accountId) this.tools.gate.note({ hubId, channel, account: account.value }, outcome, this.tools.clock.now().getTime());
  }
}
