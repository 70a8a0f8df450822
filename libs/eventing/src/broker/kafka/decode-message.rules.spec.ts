import { customerCreated, defineTopic, erpCustomerEvents, faultOf, receiptReceived, webhooksReceipts } from '@messaging/contracts';
import { deriveId, newId } from '@messaging/kernel';
import { decodeMessage, type RawMessage } from './decode-message.rules.js';
import { encodeHeaders, type RelayRow } from './encode-message.rules.js';
import { undecodableHeader } from './kafkajs-patches.js';
import { unknownHub } from './unreadable-message.rules.js';

const now = new Date('2026-11-23T10:00:00.000Z');
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const erp = { topic: erpCustomerEvents, partition: 3 };
const own = { topic: webhooksReceipts, partition: 0 };
const erpHeaders = { ce_specversion: '1.0', ce_id: '42', ce_source: 'https://erp.example', ce_type: 'customer.created', ce_time: now.toISOString(), ce_hubid: 'salon' };
const data = customerCreated.example;

const message = (headers: Record<string, string>, value: unknown = data, key: string | null = 'c-1'): RawMessage => ({
  key: key === null ? null : Buffer.from(key),
  value: Buffer.isBuffer(value) || value === null ? value : Buffer.from(JSON.stringify(value)),
  timestamp: String(now.getTime()), offset: '7',
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
});
const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(erpHeaders).filter(([header]) => header !== name));

describe("an event of the ERP's", () => {
  it('is read in binary mode, under the id that the HTTP door would give it', () => {
    const event = decodeMessage(message({ ...erpHeaders, traceparent }), erp);
    expect(event).toEqual({
      id: deriveId('salon', 'https://erp.example', '42'), type: 'customer.created', source: 'https://erp.example', time: now, hubId: 'salon', key: 'c-1',
      topic: erpCustomerEvents.name, headers: { sourceid: '42', traceparent }, data,
    });
  });

  it('is read in structured mode, the same event', () => {
    const attributes = Object.fromEntries(Object.entries(erpHeaders).map(([name, text]) => [name.slice(3), text]));
    const structured = message({ 'content-type': 'application/cloudevents+json; charset=UTF-8' }, { ...attributes, traceparent, data });
    expect(decodeMessage(structured, erp)).toEqual(decodeMessage(message({ ...erpHeaders, traceparent }), erp));
  });

  it('keeps its order by its customer when the producer set no key, or another one', () => {
    for (const key of [null, 'a random key']) expect(decodeMessage(message(erpHeaders, data, key), erp)).toMatchObject({ key: 'c-1', hubId: 'salon' });
  });

  it('without a time became true when it arrived', () => {
    expect(decodeMessage(message(without('ce_time')), erp).time).toEqual(now);
  });

  it('of backfill is marked so', () => {
    expect(decodeMessage(message({ ...erpHeaders, ce_backfill: 'true' }), erp).headers.backfill).toBe('true');
  });

  it.each([
    ['no hub', message(without('ce_hubid')), 'EVENT.UNREADABLE', /hubid/],
    ['no id', message(without('ce_id')), 'EVENT.UNREADABLE', /\/id is required/],
    ['a bad time', message({ ...erpHeaders, ce_time: 'yesterday' }), 'EVENT.UNREADABLE', /\/time/],
    ['no CloudEvents headers at all', message({}), 'EVENT.UNREADABLE', /no ce_\* headers/],
    ['a batch', message({ 'content-type': 'application/cloudevents-batch+json' }, []), 'EVENT.UNREADABLE', /one event a message/],
    ['rubbish for a body', message(erpHeaders, Buffer.from([0xff, 0xfe, 0x00])), 'EVENT.UNREADABLE', /JSON/],
    ['text that PostgreSQL cannot hold', message(erpHeaders, { customerId: 'c-1', customer: { firstName: '\u0000' } }), 'EVENT.UNREADABLE', /customer\/firstName/],
    ['more than 256 KB', message(erpHeaders, { customerId: 'c-1', note: 'x'.repeat(300_000) }), 'EVENT.UNREADABLE', /at most/],
    ['no value', message(erpHeaders, null), 'EVENT.EMPTY', /no value/],
    ['a batch around it that could not be unpacked', message({ [undecodableHeader]: 'unknown codec' }, Buffer.from([1, 2])), 'EVENT.UNDECODABLE', /unknown codec/],
  ])('with %s is kept with its reason instead of being thrown', (_what, broken, code, detail) => {
    const event = decodeMessage(broken, erp);
    expect(event.unreadable).toMatchObject({ code, detail: expect.stringMatching(detail) });
    expect(faultOf(event)).toBeUndefined();
  });

  it('that is kept unread is known again at the next delivery, belongs to the hub it names, and keeps its bytes', () => {
    const broken = message({ ...erpHeaders, ce_time: 'yesterday' }, Buffer.from('{"a":1}'));
    expect(decodeMessage(broken, erp)).toEqual(decodeMessage(broken, erp));
    expect(decodeMessage(broken, erp)).toMatchObject({ hubId: 'salon', data: { partition: 3, offset: '7', value: '{"a":1}' } });
    expect(decodeMessage(message({}, Buffer.from([0xff])), erp)).toMatchObject({ hubId: unknownHub, data: { value: { base64: '/w==' } } });
  });
});

describe("an event of the platform's", () => {
  const row: RelayRow = {
    pos: 1, event_id: newId(), topic: webhooksReceipts.name, key: 'k', type: receiptReceived.type, source: '/webhooks', hub_id: 'salon', time: now,
    headers: { traceparent, causationid: newId(), sourceid: 'x', backfill: 'true' }, payload: JSON.stringify(receiptReceived.example),
  };
  const sent = (of: RelayRow = row): RawMessage => message(encodeHeaders(of, 'webhooks'), Buffer.from(of.payload), of.key);

  it('comes out of the log as it went in', () => {
    expect(decodeMessage(sent(), own)).toEqual({
      id: row.event_id, type: row.type, source: row.source, time: row.time, hubId: 'salon', key: 'k', topic: row.topic, headers: row.headers, data: receiptReceived.example,
    });
  });

  it("that hands an ERP's event on looks on the log as the ERP's own would", () => {
    const forwarded: RelayRow = { ...row, event_id: deriveId('salon', 'https://erp.example', '42'), type: 'customer.created', source: 'https://erp.example', headers: { sourceid: '42' }, payload: JSON.stringify(data) };
    const headers = encodeHeaders(forwarded, 'erp');
    expect(headers).toEqual({ ...erpHeaders, 'content-type': 'application/json' });
    expect(decodeMessage(message(headers), erp).id).toBe(forwarded.event_id);
  });

  it('is kept unread without its key, or with an id that is none of ours', () => {
    expect(decodeMessage({ ...sent(), key: null }, own).unreadable?.detail).toContain('no key');
    expect(decodeMessage(sent({ ...row, event_id: 'seven' }), own).unreadable?.detail).toContain('/id');
  });

  it('may have a topic that nobody declared', () => {
    const topic = defineTopic({ ...webhooksReceipts, name: 'somewhere.else.v1' });
    expect(decodeMessage(sent(), { topic, partition: 0 }).topic).toBe('somewhere.else.v1');
  });
});
