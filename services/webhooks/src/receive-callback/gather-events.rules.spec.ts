import { messageReceived, receiptReceived, receiptsReceived } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { gatherEvents, type ToldFact } from './gather-events.rules.js';

const outbox = new Outbox('webhooks');
const told = (factKey: string, hubId: string, message: typeof receiptReceived | typeof messageReceived = receiptReceived, raw = '{}'): ToldFact => {
  const data = { ...message.example, ...(message === receiptReceived && { raw }) };
  return { accountId: 'a', hubId, callbackId: factKey, factKey, row: outbox.rows([{ message, hubId, key: factKey, data }])[0] };
};
/** The events as they are published when every fact is new. */
const published = (facts: readonly ToldFact[]) => {
  const { facts: gathered, events } = gatherEvents(facts);
  return events.map(({ type, hubId, key, head, tail }, index) => {
    const parts = gathered.filter(({ event }) => event === index).map(({ payload }) => payload);
    return { type, hubId, key, payload: `${head}${parts.join(',')}${tail}` };
  });
};
const receiptsOf = (payload: string) => receiptsReceived.schema.parse(JSON.parse(payload)).receipts.length;

describe('the events that tell facts', () => {
  it('tell a receipt that comes alone as it is, and what is no receipt by itself', () => {
    const events = published([told('one', 'salon'), told('two', 'shop'), told('in', 'salon', messageReceived)]);
    expect(events.map(({ type, key }) => [type, key])).toEqual([['receipt.received', 'one'], ['receipt.received', 'two'], ['message.received', 'in']]);
    expect(receiptReceived.schema.safeParse(JSON.parse(events[0]?.payload ?? '')).success).toBe(true);
  });

  it('tell receipts of one hub together, never those of two', () => {
    const events = published([told('a', 'salon'), told('b', 'shop'), told('c', 'salon'), told('d', 'salon')]);
    expect(events.map(({ type, hubId }) => [type, hubId])).toEqual([['receipts.received', 'salon'], ['receipt.received', 'shop']]);
    expect(receiptsOf(events[0]?.payload ?? '')).toBe(3);
  });

  it('stay within what one event may hold, by count and by size', () => {
    expect(published(Array.from({ length: 450 }, (_, n) => told(String(n), 'salon'))).map(({ payload }) => receiptsOf(payload))).toEqual(Array(9).fill(50));
    const large = published(Array.from({ length: 20 }, (_, n) => told(String(n), 'salon', receiptReceived, '€'.repeat(8000))));
    expect(large.map(({ payload }) => receiptsOf(payload))).toEqual([7, 7, 6]);
    expect(Math.max(...large.map(({ payload }) => Buffer.byteLength(payload)))).toBeLessThan(256 * 1024);
  });

  it('leave a fact that says nothing without an event', () => {
    expect(gatherEvents([{ accountId: 'a', hubId: 'salon', callbackId: 'x', factKey: 'nothing' }])).toEqual({ events: [], facts: [{ accountId: 'a', hubId: 'salon', callbackId: 'x', factKey: 'nothing' }] });
  });
});
