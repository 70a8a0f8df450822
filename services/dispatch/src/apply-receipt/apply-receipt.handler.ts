import { statusRank, type EnvelopeOf, type receiptReceived } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { statusEvent } from '../announce-status/status-event.js';
import { closeAddresses, type Suppression } from '../suppress-address/close-addresses.js';
import { mergeReceipt, suppressionOf } from './merge-receipt.rules.js';
import {
  insertReceipts, lockMessages, matchReceipts, saveAttemptStatuses, saveMerged, unmatchedReceipts,
  type MatchedReceipt, type MessageForReceipt,
} from './receipts.sql.js';

/** Receipts that wait for their attempt, looked at in one go. */
const sweepSizeMax = 200;

/** Keeps every receipt, and moves messages forward by what they say. */
@Injectable()
export class ApplyReceipt {
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Called when a receipt has come whose call is not recorded yet. */
  onEarly(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async apply(events: readonly EnvelopeOf<typeof receiptReceived>[], tx: Tx): Promise<void> {
    const ids = await insertReceipts(tx, events);
    if ((await this.#match(ids, tx)) === ids.length) return;
    tx.onCommit(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  /** Matches receipts that came first. Returns how many were looked at and how many found their attempt. */
  async sweep(): Promise<{ seen: number; matched: number }> {
    return this.database.transaction(async (tx) => {
      const ids = await unmatchedReceipts(tx, sweepSizeMax);
      return { seen: ids.length, matched: await this.#match(ids, tx) };
    });
  }

  async #match(ids: readonly string[], tx: Tx): Promise<number> {
    if (ids.length === 0) return 0;
    const receipts = await matchReceipts(tx, ids);
    if (receipts.length === 0) return 0;
    const messages = await lockMessages(tx, [...new Set(receipts.map((r) => r.messageId))]);
    const merged = messages.map((before) => ({ before, after: mergeAll(before, receipts) }));
    await saveMerged(tx, merged.map(({ after }) => after));
    await saveAttemptStatuses(tx, receipts.flatMap(attemptStatus));
    await closeAddresses(tx, this.outbox, receipts.flatMap((receipt) => closedAddress(receipt, messages)));
    const risen = merged.flatMap(({ before, after }) => (after.rank > before.rank ? [{ after, previous: before.status }] : []));
    await this.outbox.add(tx, risen.map(({ after, previous }) => statusEvent(after, { ...after, at: after.lockedAt, previous })));
    return receipts.length;
  }
}

function mergeAll(message: MessageForReceipt, receipts: readonly MatchedReceipt[]): MessageForReceipt {
  const own = receipts.filter((receipt) => receipt.messageId === message.id);
  return own.reduce((state, { failure, status, at, attemptNumber }) => {
    const statement = { status, at, failure: failure ?? undefined };
    return { ...state, ...mergeReceipt(state, statement, attemptNumber === message.attempts) };
  }, message);
}

const attemptStatus = ({ attemptId, status }: MatchedReceipt) => (status === 'other' ? [] : [{ attemptId, status, rank: statusRank[status] }]);

function closedAddress({ messageId, hubId, toAddress, status, at, failure }: MatchedReceipt, messages: readonly MessageForReceipt[]): Suppression[] {
  const message = messages.find((m) => m.id === messageId);
  const scope = message && suppressionOf({ status, at, failure: failure ?? undefined }, message.channel);
  if (!scope || toAddress === '') return [];
  const reason = { reasonCode: `PROVIDER.${failure?.class ?? 'RECIPIENT'}`, reasonDetail: `${failure?.code ?? ''}: ${failure?.detail ?? ''}`.slice(0, 500) };
  return [{ hubId, channel: message.channel, address: addressKey(message.channel, toAddress), scope, ...reason }];
}
