import type { Channel } from '../../session/session.js';
import type { Analytics } from '../campaign-queries.js';

/** The provider refuses the text, which a campaign keeps from its start on. */
export const textRefused = 'PROVIDER.CONTENT';
/** These close the address, so that a new round leaves it out. */
const closed: readonly string[] = ['PROVIDER.RECIPIENT', 'PROVIDER.OPT_OUT'];

/** What a new round for those who failed would come to. */
export interface RetryOutlook {
  /** Whom it would write to. */
  readonly tried: number;
  /** How many of them would most likely be refused again, for their text was. */
  readonly refused: number;
  /** Who failed and is not written to any more. */
  readonly lost: number;
  /** There is nobody but those whose text was refused, and the campaign cannot have another one. */
  readonly needsOtherWords: boolean;
}

/** Nothing while it cannot be told. By WhatsApp the words are a template at Meta, which may be put right there or come back from a pause. The API counts whom it would write to, but not why each of them failed: of the two numbers the careful one counts. */
export function retryOutlook(channel: Channel, { retryable, totals, funnel }: Pick<Analytics, 'retryable' | 'totals'> & { readonly funnel: Pick<Analytics['funnel'], 'notSent'> }): RetryOutlook | undefined {
  if (retryable === undefined) return undefined;
  const failedFor = (codes: readonly string[]): number => funnel.notSent.reduce((sum, { status, reason, count }) => (status === 'failed' && codes.includes(reason.code) ? sum + count : sum), 0);
  const refusedBefore = failedFor([textRefused]);
  const mayPass = totals.failed - refusedBefore - failedFor(closed);
  const refused = Math.min(refusedBefore, retryable);
  return { tried: retryable, refused, lost: totals.failed - retryable, needsOtherWords: channel !== 'whatsapp' && refused > 0 && refused === retryable && mayPass <= 0 };
}
