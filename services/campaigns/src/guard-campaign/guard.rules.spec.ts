import { reasonToPause, streakAfter } from './guard.rules.js';

const refused = (code: string) => ({ status: 'failed', providerCode: code, reason: { code: 'PROVIDER.CONTENT', detail: 'no' } }) as const;
const none = { code: undefined, length: 0 };
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the guards of a campaign', () => {
  it('count refusals of one code in a row', () => {
    expect(streakAfter(none, [...times(19, refused('550')), { status: 'sent' }, refused('550')]).length).toBe(1);
    expect(streakAfter(none, [...times(10, refused('550')), ...times(11, refused('554'))])).toEqual({ code: 'PROVIDER.CONTENT 554', length: 11 });
    expect(streakAfter(none, [...times(10, refused('550')), { status: 'skipped' }, ...times(10, refused('550'))]).length).toBe(20);
    expect(streakAfter({ code: 'PROVIDER.CONTENT 550', length: 20 }, [{ status: 'sent' }]).length).toBe(20);
  });

  it('stop at twenty, and at one in twenty that comes back', () => {
    expect(reasonToPause({ code: 'x', length: 19 }, { accepted: 99, bounced: 99 })).toBeUndefined();
    expect(reasonToPause({ code: 'x', length: 20 }, { accepted: 0, bounced: 0 })?.code).toBe('CAMPAIGN.CONTENT_REFUSED');
    expect(reasonToPause(none, { accepted: 100, bounced: 4 })).toBeUndefined();
    expect(reasonToPause(none, { accepted: 100, bounced: 5 })?.code).toBe('CAMPAIGN.BOUNCES');
    expect(reasonToPause(none, { accepted: 199, bounced: 50 }, { accepted: 100, bounced: 48 })).toBeUndefined();
    expect(reasonToPause(none, { accepted: 200, bounced: 53 }, { accepted: 100, bounced: 48 })?.code).toBe('CAMPAIGN.BOUNCES');
  });
});
