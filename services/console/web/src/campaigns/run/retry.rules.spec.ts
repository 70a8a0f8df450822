import type { Analytics } from '../campaign-queries.js';
import { retryOutlook } from './retry.rules.js';

const noTotals = { recipients: 20, open: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0, accepted: 0, bounced: 0 };

/** Recipients who failed, by reason, and whom a new round would write to. */
const outlookOf = (failed: Readonly<Record<string, number>>, retryable: number | undefined, channel: 'email' | 'whatsapp' = 'email') => {
  const notSent: Analytics['funnel']['notSent'] = Object.entries(failed).map(([code, count]) => ({ status: 'failed', count, reason: { code, detail: '' } }));
  const totals = { ...noTotals, failed: Object.values(failed).reduce((sum, count) => sum + count, 0) };
  return retryOutlook(channel, { totals, funnel: { notSent }, ...(retryable !== undefined && { retryable }) });
};

describe('trying the failed recipients of a campaign again', () => {
  it('is hopeless where the text was refused for all of them, for the campaign keeps its text', () => {
    expect(outlookOf({ 'PROVIDER.CONTENT': 3 }, 3)).toEqual({ tried: 3, refused: 3, lost: 0, needsOtherWords: true });
  });

  it('is hopeless, too, where the others’ addresses are closed', () => {
    expect(outlookOf({ 'PROVIDER.CONTENT': 3, 'PROVIDER.RECIPIENT': 1, 'PROVIDER.OPT_OUT': 1 }, 3)).toEqual({ tried: 3, refused: 3, lost: 2, needsOtherWords: true });
  });

  it('is not hopeless by WhatsApp, where the template at Meta may have been put right since, or come back', () => {
    expect(outlookOf({ 'PROVIDER.CONTENT': 3 }, 3, 'whatsapp')).toEqual({ tried: 3, refused: 3, lost: 0, needsOtherWords: false });
  });

  it('counts those who will be refused again where others may get theirs', () => {
    expect(outlookOf({ 'PROVIDER.CONTENT': 3, 'PROVIDER.TRANSIENT': 2 }, 5)).toEqual({ tried: 5, refused: 3, lost: 0, needsOtherWords: false });
    // Somebody’s address was corrected.
    expect(outlookOf({ 'PROVIDER.CONTENT': 3, 'PROVIDER.RECIPIENT': 2 }, 4)).toEqual({ tried: 4, refused: 3, lost: 1, needsOtherWords: false });
    // Who was lost may have been one whose text was refused: the other is still worth a try.
    expect(outlookOf({ 'PROVIDER.CONTENT': 3, 'PROVIDER.TRANSIENT': 1 }, 3)).toMatchObject({ refused: 3, needsOtherWords: false });
  });

  it('is as good as ever where no text was refused, and with nobody left it is not about the text', () => {
    expect(outlookOf({ 'PROVIDER.TRANSIENT': 2, 'MESSAGE.EXPIRED': 1 }, 3)).toEqual({ tried: 3, refused: 0, lost: 0, needsOtherWords: false });
    expect(outlookOf({ 'PROVIDER.CONTENT': 2 }, 0)).toEqual({ tried: 0, refused: 0, lost: 2, needsOtherWords: false });
    expect(outlookOf({ 'PROVIDER.CONTENT': 2 }, undefined)).toBeUndefined();
  });

  it('takes no one for failed who was left out', () => {
    const notSent = [{ status: 'skipped', count: 9, reason: { code: 'PROVIDER.CONTENT', detail: '' } }] as const;
    expect(retryOutlook('sms', { retryable: 1, totals: { ...noTotals, failed: 1, skipped: 9 }, funnel: { notSent } })).toMatchObject({ refused: 0, needsOtherWords: false });
  });
});
