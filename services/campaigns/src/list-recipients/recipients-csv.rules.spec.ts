import { csvHeader, recipientLine } from './recipients-csv.rules.js';

const recipient = { customerId: 'c-1', status: 'failed', round: 0, sandbox: false, updatedAt: '2026-11-23T12:00:00.000Z' } as const;
const english = { language: 'en', delimiter: ',' } as const;
const spanish = { language: 'es', delimiter: ',' } as const;

describe('a line of the recipients’ file', () => {
  it('quotes what must be quoted', () => {
    expect(recipientLine({ ...recipient, reason: { code: 'PROVIDER.RECIPIENT', detail: '550 "no", such\nuser', text: { en: 'It is, wrong.', es: 'No' } } }, english)).toBe(
      'c-1,failed,PROVIDER.RECIPIENT,"550 ""no"", such\nuser",0,,,,,2026-11-23T12:00:00.000Z,,,"It is, wrong."\r\n',
    );
  });

  it('says who it is, where they are written to, and why in the reader’s language', () => {
    const line = recipientLine({ ...recipient, status: 'skipped', name: 'Nuria Gil', address: '+34 600 111 222', reason: { code: 'ADDRESS.DUPLICATE', detail: 'x' } }, spanish);
    expect(line).toContain(',Nuria Gil,+34 600 111 222,"Otro cliente con la misma dirección ');
    expect(csvHeader(spanish).split(',')).toHaveLength(csvHeader(english).split(',').length);
  });

  it('is no formula, whatever a provider answers', () => {
    expect(recipientLine({ ...recipient, customerId: '-c', reason: { code: 'X.Y', detail: '=HYPERLINK("http://x")' } }, english)).toContain(`'-c,failed,X.Y,"'=HYPERLINK(""http://x"")"`);
  });
});
