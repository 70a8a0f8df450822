import { statusRank, type MessageStatus } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { groupBy } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { counter } from '@messaging/service-kit';
import { providers } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { statusEvents } from '../announce-status/status-events.js';
import { reasonOfFailure } from '../decide-outcome/decide-outcome.rules.js';
import { SendUndelivered, type Undelivered } from '../send-undelivered/send-undelivered.js';
import { closeByFailure, type FailedAddress } from '../suppress-address/close-by-failure.js';
import { closingOf } from '../suppress-address/closing.rules.js';
import { takeBackStrikes, type ArrivedAfterAll } from '../suppress-address/strikes.sql.js';
import { endDisproved, type Disproof } from '../suppress-address/suppression.sql.js';
import { hasMoved, mergeReceipt } from './merge-receipt.rules.js';
import {
  lockMessages, matchReceipts, repeatedSince, saveAttemptStatuses, saveMerged, storeReceipts, unmatchedReceipts,
  type EarlierCall, type GivenReceipt, type MatchedReceipt, type MessageForReceipt,
} from './receipts.sql.js';

/** Receipts that wait for their attempt, looked at in one go. */
const sweepSizeMax = 200;

const afterArrival = counter({ name: 'failures_after_arrival_total', help: 'Failures reported of messages that had arrived: kept, without effect', labels: ['channel'] });

/** Keeps every receipt, and moves messages forward by what they say. */
@Injectable()
export class ApplyReceipt {
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly undelivered: SendUndelivered,
  ) {}

  /** Called when a receipt has come whose call is not recorded yet. */
  onEarly(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async apply(receipts: readonly GivenReceipt[], tx: Tx): Promise<void> {
    const { telling, hasEarly } = await storeReceipts(tx, receipts);
    await this.#merge(telling, tx);
    if (!hasEarly) return;
    tx.onCommit(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  /** Matches receipts that came first. Returns how many were looked at and how many found their attempt. */
  async sweep(): Promise<{ seen: number; matched: number }> {
    return this.database.transaction(async (tx) => {
      const ids = await unmatchedReceipts(tx, sweepSizeMax);
      const receipts = ids.length === 0 ? [] : await matchReceipts(tx, ids);
      await this.#merge(receipts, tx);
      return { seen: ids.length, matched: receipts.length };
    });
  }

  /** Moves the messages of these receipts forward. */
  async #merge(receipts: readonly MatchedReceipt[], tx: Tx): Promise<void> {
    if (receipts.length === 0) return;
    const ofMessage = groupBy(receipts, ({ messageId }) => messageId);
    const messages = await lockMessages(tx, [...ofMessage.keys()]);
    const sameCalls = await repeatedSince(tx, messages.flatMap((message) => earlierCalls(message, ofMessage.get(message.id) ?? [])));
    const read = messages.map((message) => this.#read(message, ofMessage.get(message.id) ?? [], sameCalls));
    await saveMerged(tx, read.flatMap(({ before, after }) => (hasMoved(before, after) ? [after] : [])));
    await saveAttemptStatuses(tx, receipts.flatMap(attemptStatus));
    await this.undelivered.queue(tx, read.flatMap(({ again }) => (again ? [again] : [])));
    await this.#close(tx, read.map(({ before, after }) => ({ before, after, own: ofMessage.get(after.id) ?? [] })));
    const risen = read.flatMap(({ before, after }) => (after.rank > before.rank ? [{ after, previous: before.status }] : []));
    await this.outbox.add(tx, statusEvents(risen.map(({ after, previous }) => ({ message: after, said: { ...after, at: after.lockedAt, previous, accepted: true } }))));
  }

  /** Closes addresses by failures that count, and opens what was closed by one that proof of arrival has overtaken. */
  async #close(tx: Tx, told: readonly Told[]): Promise<void> {
    await closeByFailure(tx, this.outbox, told.flatMap(({ after, own }) => own.flatMap((receipt) => closedAddress(receipt, after))));
    for (const { after, own } of told) if (hasArrived(after)) afterArrival.inc({ channel: after.channel }, own.filter(({ status }) => status === 'failed').length);
    await endDisproved(tx, told.flatMap(disproofOf));
    await takeBackStrikes(tx, told.flatMap(arrivalAfterAll));
  }

  /** All that its receipts say of one message. A failure after which it is called again is no failure yet. */
  #read(before: MessageForReceipt, own: readonly MatchedReceipt[], sameCalls: ReadonlySet<string>): { before: MessageForReceipt; after: MessageForReceipt; again?: Undelivered } {
    let after = before;
    let again: Undelivered | undefined;
    for (const { id, failure, status, at, attemptNumber, toAddress } of own) {
      const isNewest = attemptNumber === before.begun || sameCalls.has(id);
      const outcome = status === 'failed' && isNewest ? this.undelivered.decide(before, failure ?? undefined) : undefined;
      if (outcome) again = { message: before, toAddress, outcome };
      const statement = { status: outcome?.kind === 'again' ? 'other' as const : status, at, failure: failure ?? undefined };
      after = { ...after, ...mergeReceipt(after, statement, isNewest) };
    }
    return { before, after, ...(again && after.rank <= statusRank[again.outcome.kind === 'failed' ? 'failed' : 'sent'] && { again }) };
  }
}

/** Failures that vendors report of an earlier call by its key, which those that repeated it had, too: they are the newest call's. */
const earlierCalls = ({ begun }: MessageForReceipt, own: readonly MatchedReceipt[]): EarlierCall[] =>
  own.filter(({ status, attemptNumber, provider }) => status === 'failed' && attemptNumber < begun && providers.get(provider)?.manifest.capabilities.idempotentSend === true).map((receipt) => ({ ...receipt, begun }));

const attemptStatus = ({ attemptId, status }: MatchedReceipt) => (status === 'other' ? [] : [{ attemptId, status, rank: statusRank[status] }]);

/** A message before and after its receipts. */
interface Told {
  readonly before: MessageForReceipt;
  readonly after: MessageForReceipt;
  readonly own: readonly MatchedReceipt[];
}

const hasArrived = ({ status }: { readonly status: MessageStatus }): boolean => status === 'delivered' || status === 'read';

/** What a message that had failed has disproved by arriving. */
function disproofOf({ before, after, own: [receipt] }: Told): Disproof[] {
  if (before.status !== 'failed' || !before.reason || !hasArrived(after) || !after.deliveredAt || !receipt) return [];
  const { hubId, channel, id, deliveredAt } = after;
  return [{ hubId, channel, address: addressKey(channel, receipt.toAddress), reason: before.reason, messageId: id, arrivedAt: deliveredAt }];
}

/** A message that arrives after a failure of its own, one after which it was called again included. */
function arrivalAfterAll({ before, after: { hubId, channel, id, status }, own: [receipt] }: Told): ArrivedAfterAll[] {
  const mayHaveFailed = before.status === 'failed' || before.begun > 1 || before.isQueued;
  if (!mayHaveFailed || hasArrived(before) || !hasArrived({ status }) || !receipt) return [];
  return [{ hubId, channel, address: addressKey(channel, receipt.toAddress), messageId: id }];
}

/**
 * What a failure closes: a person's word at any time, an address where the message has failed for good. One that comes
 * after proof of arrival is kept and not applied (PROVIDERS.md section 6); a late bounce of a mail that is sent counts.
 */
function closedAddress({ hubId, toAddress, status, failure }: MatchedReceipt, message: Pick<MessageForReceipt, 'channel' | 'status'>): FailedAddress[] {
  if (!failure || toAddress === '' || (failure.class !== 'OPT_OUT' && (status !== 'failed' || hasArrived(message)))) return [];
  const { channel } = message;
  const closing = closingOf(channel, failure);
  if (!closing) return [];
  const reason = reasonOfFailure(failure);
  return [{ hubId, channel, address: addressKey(channel, toAddress), closing, reasonCode: reason.code, reasonDetail: reason.detail }];
}
