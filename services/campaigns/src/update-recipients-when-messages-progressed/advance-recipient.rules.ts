import { campaignMessage, statusRank, type MessageProgress } from '@messaging/contracts';
import type { Totals } from '../define-campaign/campaign.js';
import type { Recipient } from '../store/recipient.sql.js';

/** How a campaign's totals and minute counts change with its recipients. */
export interface Movement {
  readonly totals: Readonly<Partial<Record<keyof Totals, number>>>;
  /** What happened in which minute (RFC 3339). */
  readonly minutes: ReadonlyMap<string, MinuteCounts>;
}

export interface MinuteCounts {
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
}

/**
 * A recipient after one of their messages has progressed. Statuses merge by rank, in any order and any number of times
 * (invariant 4 of DESIGN.md). A message of an earlier round does not affect the current status, but once accepted by a
 * provider means accepted for good.
 */
export function advanceRecipient(recipient: Recipient, entry: MessageProgress): Recipient {
  const isTaken = entry.accepted === true || entry.status === 'sent' || entry.status === 'delivered' || entry.status === 'read';
  const taken: Recipient = isTaken && !recipient.accepted ? { ...recipient, accepted: true } : recipient;
  const isNewest = campaignMessage(recipient, recipient).id === entry.messageId;
  if (!isNewest) return taken;
  const timed = withTimes(taken, entry);
  if (statusRank[entry.status] <= statusRank[recipient.status]) return timed;
  return { ...timed, status: entry.status, reason: entry.reason, sandbox: entry.sandbox, updatedAt: new Date(entry.at) };
}

/** When each status was first reached. */
function withTimes(recipient: Recipient, { status, at }: MessageProgress): Recipient {
  const when = new Date(at);
  const earlier = (known: Date | undefined): Date => (known && known <= when ? known : when);
  if (status === 'sent' && recipient.sentAt?.getTime() !== earlier(recipient.sentAt).getTime()) return { ...recipient, sentAt: earlier(recipient.sentAt) };
  if (status === 'delivered' && recipient.deliveredAt?.getTime() !== earlier(recipient.deliveredAt).getTime()) return { ...recipient, deliveredAt: earlier(recipient.deliveredAt) };
  if (status === 'read' && recipient.readAt?.getTime() !== earlier(recipient.readAt).getTime()) return { ...recipient, readAt: earlier(recipient.readAt) };
  return recipient;
}

/** Accepted, then bounced; includes those excluded from a new round for that reason. The recount uses the same condition (`recount.sql`). */
const isBounced = ({ accepted, status }: Recipient): boolean => accepted && (status === 'failed' || status === 'skipped');

/** The sum of the changes between two states of each recipient. */
export function movementOf(changes: readonly { readonly before: Recipient; readonly after: Recipient }[]): Movement {
  const totals: Partial<Record<keyof Totals, number>> = {};
  const minutes = new Map<string, MinuteCounts>();
  const add = (name: keyof Totals, by: number): void => void (totals[name] = (totals[name] ?? 0) + by);
  for (const { before, after } of changes) {
    if (before.status !== after.status) {
      add(before.status, -1);
      add(after.status, 1);
      countInMinute(minutes, { before, after });
    }
    if (before.accepted !== after.accepted) add('accepted', 1);
    if (isBounced(before) !== isBounced(after)) add('bounced', isBounced(after) ? 1 : -1);
  }
  return { totals, minutes };
}

const none: MinuteCounts = { sent: 0, delivered: 0, read: 0, failed: 0 };
const way = ['sent', 'delivered', 'read'] as const;
const reached = ({ status }: Recipient): readonly (keyof MinuteCounts)[] => way.slice(0, way.findIndex((step) => step === status) + 1);

/** What a change adds: of several receipts that arrive together only the last is a status, yet who has read a message was also sent it. */
function stepsOf(before: Recipient, after: Recipient): readonly (keyof MinuteCounts)[] {
  if (after.status === 'failed') return after.accepted && !before.accepted ? ['sent', 'failed'] : ['failed'];
  const known = isBounced(before) ? ['sent'] : reached(before);
  return reached(after).filter((step) => !known.includes(step));
}

function countInMinute(minutes: Map<string, MinuteCounts>, change: { readonly before: Recipient; readonly after: Recipient }): void {
  const minute = `${change.after.updatedAt.toISOString().slice(0, 16)}:00.000Z`;
  for (const step of stepsOf(change.before, change.after)) {
    const known = minutes.get(minute) ?? none;
    minutes.set(minute, { ...known, [step]: known[step] + 1 });
  }
}
