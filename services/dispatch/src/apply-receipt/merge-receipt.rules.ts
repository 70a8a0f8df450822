import { statusRank, type MessageStatus, type Reason } from '@messaging/contracts';
import { reasonOfFailure } from '../decide-outcome/decide-outcome.rules.js';

/** What one receipt says of one attempt. */
export interface ReceiptStatement {
  readonly status: 'sent' | 'delivered' | 'read' | 'failed' | 'other';
  readonly at: Date;
  readonly failure?: { readonly class: string; readonly code: string; readonly detail: string } | undefined;
}

/** A message as receipts see it. */
export interface ReceivingMessage {
  readonly status: MessageStatus;
  readonly rank: number;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly failedAt: Date | null;
  readonly reason: Reason | null;
}

const earliest = (known: Date | null, at: Date): Date => (known && known <= at ? known : at);

/**
 * Merges a receipt by rank (invariant 4): in any order, any number of times, one result. Times are the earliest said.
 * A failure of an attempt that is not the message's newest is kept on the attempt and changes nothing here.
 */
export function mergeReceipt(message: ReceivingMessage, receipt: ReceiptStatement, isNewestAttempt: boolean): ReceivingMessage {
  if (receipt.status === 'other') return message;
  if (message.status === 'skipped' || message.status === 'cancelled') return message;
  if (receipt.status === 'failed' && !isNewestAttempt) return message;
  const rank = statusRank[receipt.status];
  const rises = rank > message.rank;
  const failed = receipt.status === 'failed';
  return {
    status: rises ? receipt.status : message.status,
    rank: Math.max(rank, message.rank),
    sentAt: failed ? message.sentAt : receipt.status === 'sent' ? earliest(message.sentAt, receipt.at) : message.sentAt,
    deliveredAt: rank >= statusRank.delivered ? earliest(message.deliveredAt, receipt.at) : message.deliveredAt,
    readAt: receipt.status === 'read' ? earliest(message.readAt, receipt.at) : message.readAt,
    failedAt: failed ? earliest(message.failedAt, receipt.at) : message.failedAt,
    // That it left says that it waits no more (Meta's pacing).
    reason: rises ? reasonOf(receipt) : receipt.status === 'sent' && message.status === 'sent' ? null : message.reason,
  };
}

const merged = ['status', 'rank', 'sentAt', 'deliveredAt', 'readAt', 'failedAt', 'reason'] as const;

/** Whether receipts said anything new of a message: of four that Twilio sends for each, three usually say nothing. */
export const hasMoved = (before: ReceivingMessage, after: ReceivingMessage): boolean => merged.some((field) => before[field] !== after[field]);

function reasonOf({ status, failure }: ReceiptStatement): Reason | null {
  if (status !== 'failed') return null;
  if (!failure) return { code: 'PROVIDER.FAILED', detail: 'The provider reported a failure.' };
  return reasonOfFailure(failure);
}
