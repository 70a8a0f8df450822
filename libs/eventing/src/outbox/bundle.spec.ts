import { messageEvents, settingsChanged } from '@messaging/contracts';
import { bundled, bundleEventsMax, bundleType, eventsOf, recordsOf } from './bundle.js';
import { Outbox, type Publication } from './outbox.js';
import type { NewOutboxRow } from './outbox.sql.js';

const [message] = messageEvents;
if (!message) throw new Error('messages say nothing');
const told = (key: string, more: Partial<Publication> = {}): Publication => ({ message, hubId: 'a', key, data: message.example, ...more });
const outbox = new Outbox('dispatch');
const singly = (publications: readonly Publication[]): NewOutboxRow[] => publications.flatMap((publication) => outbox.rows([publication]));
/** As the database gives it back. */
const stored = ({ eventId: event_id, headers, payload, ...row }: NewOutboxRow) => ({ ...row, event_id, headers: JSON.parse(headers) as object, payload: JSON.parse(payload) as unknown });

describe('a bundle', () => {
  it('holds the events of one commit and gives each back as if it had been written singly', () => {
    const rows = singly([told('m-1', { time: new Date('2026-11-29T02:00:00.123Z') }), told('m-2', { headers: { traceparent: '00-1-2-01' } }), told('m-3', { source: '/erp "x"' })]);
    const [bundle, ...others] = bundled(rows);
    expect(others).toEqual([]);
    expect(bundle).toMatchObject({ type: bundleType, topic: message.topic.name, hubId: 'a', events: 3 });
    if (!bundle) throw new Error('no bundle');
    expect(eventsOf(stored(bundle))).toEqual(rows.map((row) => ({ ...stored(row), events: 3 })));
    expect(recordsOf({ ...stored(bundle), payload: bundle.payload }).map(({ payload }) => payload)).toEqual(rows.map(({ payload }) => payload));
  });

  it('is one of a topic and a hub, in order; an event alone stays a row', () => {
    const rows = bundled(singly([told('m-1'), told('n-1', { hubId: 'b' }), told('m-2')]));
    expect(rows.map(({ type, hubId, events }) => [type, hubId, events])).toEqual([[bundleType, 'a', 2], [message.type, 'b', 1]]);
    expect(rows.flatMap((row) => eventsOf(stored(row)).map(({ key }) => key))).toEqual(['m-1', 'm-2', 'n-1']);
  });

  it('never holds what compacts by key', () => {
    const changed: Publication = { message: settingsChanged, hubId: 'a', key: 'a', data: settingsChanged.example };
    expect(bundled(singly([changed, changed])).map(({ type }) => type)).toEqual([settingsChanged.type, settingsChanged.type]);
  });

  it('ends before a large event, and before it is large itself', () => {
    const large = told('large', { data: { ...message.example as object, metadata: { text: 'x'.repeat(9000) } } });
    const keys = (publications: readonly Publication[]) => bundled(singly(publications)).map((row) => eventsOf(stored(row)).map(({ key }) => key));
    expect(keys([told('1'), told('2'), large, told('3'), told('4')])).toEqual([['1', '2'], ['large'], ['3', '4']]);
    expect(keys(Array.from({ length: bundleEventsMax + 3 }, (_, n) => told(String(n)))).map(({ length }) => length)).toEqual([bundleEventsMax, 3]);
    const middling = (key: string): Publication => told(key, { data: { ...message.example as object, metadata: { text: 'x'.repeat(7000) } } });
    expect(keys(Array.from({ length: 20 }, (_, n) => middling(String(n)))).map(({ length }) => length)).toEqual([9, 9, 2]);
  });
});
