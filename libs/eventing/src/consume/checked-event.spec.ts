import { messagesProgressed, settingsChanged, type Envelope } from '@messaging/contracts';
import { checkedEvent } from './checked-event.js';

const event = (data: unknown): Envelope => ({ id: 'e', type: messagesProgressed.type, source: '/dispatch', time: new Date(), hubId: 'a', key: 'k', topic: messagesProgressed.topic.name, headers: {}, data });

describe('what a schema says of an event', () => {
  it('is found out once for all who are handed the same object', () => {
    const given = event({ ...messagesProgressed.example, unheardOf: 1 });
    const first = checkedEvent(messagesProgressed, given);
    expect(first).toEqual({ sound: { ...given, data: messagesProgressed.example } });
    expect(checkedEvent(messagesProgressed, given)).toBe(first);
    expect(checkedEvent(messagesProgressed, { ...given })).not.toBe(first);
  });

  it('is another schema’s own business, and holds for a refusal, too', () => {
    const given = event(messagesProgressed.example);
    checkedEvent(messagesProgressed, given);
    const refused = checkedEvent(settingsChanged, given);
    expect(refused).toEqual({ fault: expect.stringMatching(/^\/\w+: /) });
    expect(checkedEvent(settingsChanged, given)).toBe(refused);
  });

  it.each([['text', 'word'], ['null', null]])('refuses %s', (word, data) => {
    expect(checkedEvent(messagesProgressed, event(data))).toEqual({ fault: `/: must be an object, not ${word}` });
  });
});
