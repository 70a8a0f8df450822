import { recipientLine } from './recipients-csv.rules.js';

const recipient = { customerId: 'c-1', status: 'failed', round: 0, sandbox: false, updatedAt: '2026-11-23T12:00:00.000Z' } as const;

describe('a line of the recipients’ file', () => {
  it('quotes what must be quoted', () => {
    expect(recipientLine({ ...recipient, reason: { code: 'PROVIDER.RECIPIENT', detail: '550 "no", such\nuser' } })).toBe(
      'c-1,failed,PROVIDER.RECIPIENT,"550 ""no"", such\nuser",0,,,,,2026-11-23T12:00:00.000Z\r\n',
    );
  });

  it('is no formula, whatever a provider answers', () => {
    expect(recipientLine({ ...recipient, customerId: '-c', reason: { code: 'X.Y', detail: '=HYPERLINK("http://x")' } })).toContain(`'-c,failed,X.Y,"'=HYPERLINK(""http://x"")"`);
  });
});
