import { addressOf, personOf, spokenSummary, summaryOf } from './message-summary.rules.js';

describe('a message in a list', () => {
  it('is named by who it went to, or came from', () => {
    expect(addressOf({ direction: 'outbound', to: 'ana@example.com' })).toBe('ana@example.com');
    expect(addressOf({ direction: 'inbound', from: '+34600111222', to: '+34900' })).toBe('+34600111222');
    expect(addressOf({ customerId: 'c-1' })).toBeUndefined();
    expect(personOf({ customerId: 'c-1' })).toBe('c-1');
  });

  it('shows words, not mark-up', () => {
    expect(summaryOf({ body: '<html><head><style>p{}</style></head><p>Hello&nbsp;<b>Ana</b></p>' })).toEqual({ excerpt: 'Hello Ana' });
    expect(summaryOf({ subject: 'Your visit', body: 'See you < 10:00' })).toEqual({ subject: 'Your visit', excerpt: 'See you < 10:00' });
  });

  it('shows WhatsApp’s words without the marks around them', () => {
    expect(summaryOf({ channel: 'whatsapp', body: 'Hola *Ana*: <mañana>' })).toEqual({ excerpt: 'Hola Ana: <mañana>' });
    expect(summaryOf({ channel: 'sms', body: 'Hola *Ana*' })).toEqual({ excerpt: 'Hola *Ana*' });
  });

  it('is its first words in one line, cut between words', () => {
    const { excerpt } = summaryOf({ body: `Hello Ana:\n\nthis week, 20 % off colour.\nBook on our site, or call us, or come in: ${'we are here, '.repeat(20)}` });
    expect(excerpt).toBe('Hello Ana: this week, 20 % off colour. Book on our site, or call us, or come in: we are here, we are here, we…');
    expect(excerpt.length).toBeLessThanOrEqual(111);
    expect(summaryOf({ body: 'x'.repeat(300) }).excerpt).toBe(`${'x'.repeat(110)}…`);
    expect(summaryOf({}).excerpt).toBe('');
  });

  it('is read out in one sentence', () => {
    expect(spokenSummary({ subject: 'Your visit', excerpt: 'See you' })).toBe('Your visit — See you');
    expect(spokenSummary({ subject: 'Your visit', excerpt: '' })).toBe('Your visit');
    expect(spokenSummary({ excerpt: 'See you' })).toBe('See you');
  });
});
