import { addressOf, summaryOf } from './message-summary.rules.js';

describe('a message in a list', () => {
  it('is named by who it went to, or came from', () => {
    expect(addressOf({ direction: 'outbound', to: 'ana@example.com' })).toBe('ana@example.com');
    expect(addressOf({ direction: 'inbound', from: '+34600111222', to: '+34900' })).toBe('+34600111222');
    expect(addressOf({ customerId: 'c-1' })).toBe('c-1');
  });

  it('shows words, not mark-up', () => {
    expect(summaryOf({ body: '<html><head><style>p{}</style></head><p>Hello&nbsp;<b>Ana</b></p>' })).toBe('Hello Ana');
    expect(summaryOf({ subject: 'Your visit', body: 'See you < 10:00' })).toBe('Your visit — See you < 10:00');
  });
});
