import { closingOf, optOutScope, type ClosingFailure } from './closing.rules.js';

describe('what a failure closes', () => {
  it.each<[string, ClosingFailure, ReturnType<typeof closingOf>]>([
    ['an address that does not exist: for good', { class: 'RECIPIENT' }, { scope: 'all' }],
    ['one that may exist later: for a time', { class: 'RECIPIENT', policy: { suppressForMs: 5 } }, { scope: 'all', forMs: 5 }],
    ['one that this sender cannot reach: nothing', { class: 'RECIPIENT', policy: { strikes: 0 } }, undefined],
    ['one that failed again and again', { class: 'RECIPIENT', policy: { strikes: 2 } }, { scope: 'all', strikes: 2 }],
    ['a phone that is never on', { class: 'TRANSIENT', policy: { strikes: 3, retriesMax: 2 } }, { scope: 'all', strikes: 3 }],
    ['anything else: nothing', { class: 'CONTENT' }, undefined],
  ])('%s', (_, failure, closes) => {
    expect(closingOf('sms', failure)).toEqual(closes);
  });

  it('for a person who opted out is everything by SMS, and marketing by WhatsApp and email', () => {
    expect((['sms', 'whatsapp', 'email'] as const).map(optOutScope)).toEqual(['all', 'marketing', 'marketing']);
    expect(closingOf('sms', { class: 'OPT_OUT' })).toEqual({ scope: 'all' });
  });
});
