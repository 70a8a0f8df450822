import type { MessageProgress, Reason } from '@messaging/contracts';
import type { Totals } from '../define-campaign/campaign.js';

/** Failures for one reason of content, one after the other: the text is at fault, not those who got it. */
const contentStreakMax = 20;
/** Bounces (taken, then given back: ADR 26) are looked at from so many accepted messages on; mail providers close accounts above this share. */
const bounceFloor = 100;
const bounceShareMax = 0.05;

/** How many failures of one content code came in a row. */
export interface ContentStreak {
  readonly code: string | undefined;
  readonly length: number;
}

/** Nothing in a row yet. */
export const noStreak: ContentStreak = { code: undefined, length: 0 };

const contentClass = 'PROVIDER.CONTENT';

/** The streak after more outcomes, in the order in which they came. Whatever is taken ends it. */
export function streakAfter(streak: ContentStreak, entries: readonly Pick<MessageProgress, 'status' | 'reason' | 'providerCode'>[]): ContentStreak {
  return entries.reduce<ContentStreak>((before, { status, reason, providerCode }) => {
    if (before.length >= contentStreakMax) return before; // decided; a success that was under way meanwhile changes nothing
    if (status === 'failed' && reason?.code === contentClass) {
      const code = `${reason.code} ${providerCode ?? ''}`.trim();
      return { code, length: code === before.code ? before.length + 1 : 1 };
    }
    return status === 'skipped' || status === 'cancelled' || before.length === 0 ? before : noStreak;
  }, streak);
}

/** What had been accepted and had come back when somebody said to go on all the same. */
export type WatchedFrom = Pick<Totals, 'accepted' | 'bounced'>;

/** Why a campaign should be stopped, if it should. After somebody said to go on, only what came since is looked at. */
export function reasonToPause(streak: ContentStreak, totals: WatchedFrom, from: WatchedFrom = { accepted: 0, bounced: 0 }): Reason | undefined {
  const accepted = totals.accepted - from.accepted;
  const bounced = totals.bounced - from.bounced;
  if (streak.length >= contentStreakMax) {
    return { code: 'CAMPAIGN.CONTENT_REFUSED', detail: `${streak.length} messages in a row were refused for their content (${streak.code}).` };
  }
  if (accepted >= bounceFloor && bounced / accepted >= bounceShareMax) {
    return { code: 'CAMPAIGN.BOUNCES', detail: `${bounced} of ${accepted} messages came back.` };
  }
  return undefined;
}
