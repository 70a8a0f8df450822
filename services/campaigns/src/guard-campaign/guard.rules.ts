import type { MessageProgress, Reason } from '@messaging/contracts';
import type { Totals } from '../define-campaign/campaign.js';

/** This many content failures with the same code in a row mean that the text is at fault, not its recipients. */
const contentStreakMax = 20;
/** Bounces (accepted, then returned: ADR 26) count from this many accepted messages on; mail providers close accounts above this share. */
const bounceFloor = 100;
const bounceShareMax = 0.05;

/** How many failures of one content code came in a row. */
export interface ContentStreak {
  readonly code: string | undefined;
  readonly length: number;
}

/** No failures in a row yet. */
export const noStreak: ContentStreak = { code: undefined, length: 0 };

const contentClass = 'PROVIDER.CONTENT';

/** The streak after more outcomes, in order of arrival. Any accepted message ends it. */
export function streakAfter(streak: ContentStreak, entries: readonly Pick<MessageProgress, 'status' | 'reason' | 'providerCode'>[]): ContentStreak {
  return entries.reduce<ContentStreak>((before, { status, reason, providerCode }) => {
    if (before.length >= contentStreakMax) return before; // already decided; a success that was still under way changes nothing
    if (status === 'failed' && reason?.code === contentClass) {
      const code = `${reason.code} ${providerCode ?? ''}`.trim();
      return { code, length: code === before.code ? before.length + 1 : 1 };
    }
    return status === 'skipped' || status === 'cancelled' || before.length === 0 ? before : noStreak;
  }, streak);
}

/** The numbers accepted and bounced when somebody decided to resume anyway. */
export type WatchedFrom = Pick<Totals, 'accepted' | 'bounced'>;

/** Why a campaign should be paused, if it should. After somebody resumed it, only later outcomes count. */
export function reasonToPause(streak: ContentStreak, totals: WatchedFrom, from: WatchedFrom = { accepted: 0, bounced: 0 }): Reason | undefined {
  const accepted = totals.accepted - from.accepted;
  const bounced = totals.bounced - from.bounced;
  if (streak.length >= contentStreakMax) {
    return { code: 'CAMPAIGN.CONTENT_REFUSED', detail: `${streak.length} messages in a row were refused for their content (${streak.code}).` };
  }
  if (accepted >= bounceFloor && bounced / accepted >= bounceShareMax) {
    return { code: 'CAMPAIGN.BOUNCES', detail: `${bounced} of ${accepted} messages bounced.` };
  }
  return undefined;
}
