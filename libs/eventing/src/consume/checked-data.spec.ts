import { messagesProgressed, settingsChanged } from '@messaging/contracts';
import { checkedData } from './checked-data.js';

describe('what a schema says of data', () => {
  it('is found out once for all who are handed the same object', () => {
    const data = { ...messagesProgressed.example };
    const first = checkedData(messagesProgressed, data);
    expect(first.success).toBe(true);
    expect(checkedData(messagesProgressed, data)).toBe(first);
    expect(checkedData(messagesProgressed, { ...data })).not.toBe(first);
  });

  it('is another schema’s own business, and holds for a refusal, too', () => {
    const data = { ...messagesProgressed.example };
    checkedData(messagesProgressed, data);
    const refused = checkedData(settingsChanged, data);
    expect([refused.success, checkedData(settingsChanged, data)]).toEqual([false, refused]);
  });

  it('is asked each time of what is no object', () => {
    expect(checkedData(messagesProgressed, 'text').success).toBe(false);
    expect(checkedData(messagesProgressed, null).success).toBe(false);
  });
});
