import { eventBytesMax, faultOf, readEnvelope, storableText, type GivenEvent } from '@messaging/contracts';
import { judgeEvent } from './judge-event.rules.js';
import { readRequest } from './read-request.rules.js';

const at = new Date('2026-11-23T10:00:00Z');
const attributes = { specversion: '1.0', id: 'e-1', source: '/erp', type: 'customer.created' };
const given = (changes: Record<string, unknown> = {}, sizeBytes = 10): GivenEvent => ({ attributes: { ...attributes, ...changes }, data: {}, sizeBytes });
const read = (event: GivenEvent, hubId = 'main') => readEnvelope(event, { hubId, at });
const request = (contentType: string, body: string, headers: Record<string, string> = {}) => readRequest({ headers: { 'content-type': contentType, ...headers }, body: Buffer.from(body) });

describe('reading an envelope', () => {
  it.each([
    ['no id', { id: undefined }, '/id'], ['an empty source', { source: '' }, '/source'], ['no type', { type: undefined }, '/type'],
    ['another specversion', { specversion: '0.3' }, '/specversion'], ['a control character', { id: 'a\u001fb' }, '/id'], ['a number for an id', { id: 7 }, '/id'],
    ['a time in words', { time: 'now' }, '/time'], ['a day that does not exist', { time: '2026-02-30T10:00:00Z' }, '/time'],
    ['a time without a zone', { time: '2026-02-20T10:00:00' }, '/time'], ['a time in the year 2100', { time: '2100-01-01T00:00:00Z' }, '/time'],
    ['a time before 1970', { time: '1900-01-01T00:00:00Z' }, '/time'],
  ])('refuses %s', (_, changes, pointer) => {
    const result = read(given(changes));
    expect(result).toMatchObject({ ok: false, problem: { kind: 'malformed', code: 'EVENT.ENVELOPE_INVALID', errors: [{ pointer }] } });
  });

  it('takes arrival for an absent time, and keeps one of next month as it is', () => {
    expect(read(given())).toMatchObject({ ok: true, value: { time: at } });
    expect(read(given({ time: '2026-12-24T00:00:00Z' }))).toMatchObject({ ok: true, value: { time: new Date('2026-12-24T00:00:00Z') } });
  });

  it('gives one id per hub, source and id', () => {
    const ids = [read(given()), read(given()), read(given(), 'other'), read(given({ source: '/pos' }))].map((result) => (result.ok ? result.value.id : undefined));
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps a sound traceparent and a back-fill mark', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(read(given({ traceparent, backfill: 'true' }))).toMatchObject({ value: { headers: { sourceid: 'e-1', traceparent, backfill: 'true' } } });
    expect(read(given({ backfill: true }))).toMatchObject({ value: { headers: { backfill: 'true' } } });
    expect(read(given({ traceparent: 'x', backfill: 'false' }))).toMatchObject({ value: { headers: { sourceid: 'e-1' } } });
  });

  it('refuses a back-fill mark that says neither yes nor no: what was meant to send nothing would send', () => {
    for (const backfill of ['yes', 'TRUE', 1, '']) {
      expect(read(given({ backfill }))).toMatchObject({ ok: false, problem: { code: 'EVENT.ENVELOPE_INVALID', errors: [{ pointer: '/backfill', detail: 'must be "true" or "false"' }] } });
    }
  });

  it('refuses an event over 256 KB', () => {
    expect(read(given({}, eventBytesMax))).toMatchObject({ ok: true });
    expect(read(given({}, eventBytesMax + 1))).toMatchObject({ ok: false, problem: { kind: 'too_large' } });
  });
});

describe('reading a request', () => {
  it('measures an event as it will be kept: short numbers grow', () => {
    const body = JSON.stringify({ data: [] }).replace('[]', `[${Array.from({ length: 20_000 }, () => '1e20').join(',')}]`);
    const result = request('application/cloudevents+json', body);
    expect(body.length).toBeLessThan(eventBytesMax);
    expect(result.ok && (result.value.events[0]?.sizeBytes ?? 0) > eventBytesMax).toBe(true);
  });

  it('refuses one event that nests too deep and not its batch', () => {
    const result = request('application/cloudevents-batch+json', `[{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}},{"id":"x"}]`);
    expect(result).toMatchObject({ ok: true, value: { events: [{ problem: { code: 'EVENT.TOO_DEEP' } }, { attributes: { id: 'x' } }] } });
  });

  it('reads data_base64, and binary mode without a body', () => {
    const structured = request('application/cloudevents+json', JSON.stringify({ id: 'x', data_base64: Buffer.from('{"a":1}').toString('base64') }));
    expect(structured).toMatchObject({ value: { events: [{ data: { a: 1 } }] } });
    expect(request('application/json', '', { 'ce-id': 'x' })).toMatchObject({ ok: true, value: { mode: 'single', events: [{ attributes: { id: 'x' }, data: undefined }] } });
    expect(request('application/json', '{')).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
    expect(request('application/cloudevents-batch+json', '{}')).toMatchObject({ ok: false });
  });

  it('reads whole events that come as plain JSON without a ce- header', () => {
    expect(request('application/json', '{"id":"x","data":{"a":1}}')).toMatchObject({ ok: true, value: { mode: 'single', events: [{ attributes: { id: 'x' }, data: { a: 1 } }] } });
    expect(request('application/json', '[{"id":"x"},{"id":"y"}]')).toMatchObject({ ok: true, value: { mode: 'batch', events: [{ attributes: { id: 'x' } }, { attributes: { id: 'y' } }] } });
    expect(request('application/json', '{"id":"data"}', { 'ce-id': 'x' })).toMatchObject({ ok: true, value: { events: [{ attributes: { id: 'x' }, data: { id: 'data' } }] } });
  });
});

describe('judging data', () => {
  it('parks what jsonb cannot hold, saying where', () => {
    for (const customer of [{ firstName: 'a\u0000b' }, { firstName: '\ud800' }, JSON.parse('{"__proto__":1}') as object]) {
      expect(judgeEvent({ type: 'customer.created', data: { customerId: 'c-1', customer } })).toMatchObject({ kind: 'parked', customerId: 'c-1', reason: { code: 'EVENT.DATA_INVALID', detail: expect.stringContaining('/customer/') } });
    }
  });

  it('parks days and zones of a customer that do not exist, saying which', () => {
    const judged = (customer: object) => judgeEvent({ type: 'customer.updated', data: { customerId: 'c-1', customer } });
    for (const customer of [{ birthday: '1990-13-01' }, { birthday: '--02-30' }, { lastVisitAt: '27/11/2026' }, { customerSince: '2020-06-31' }, { timeZone: 'Mars/Base' }]) {
      const [field] = Object.keys(customer);
      expect(judged(customer)).toMatchObject({ kind: 'parked', reason: { code: 'EVENT.DATA_INVALID', detail: expect.stringContaining(`/customer/${String(field)}`) } });
    }
    for (const customer of [{ birthday: '1990-02-29' }, { birthday: '--02-29' }, { birthday: null }, { lastVisitAt: '0001-01-01T00:00:00+01:00' }, { timeZone: '' }, { timeZone: 'Asia/Kolkata', customerSince: '2020-06-30' }]) {
      expect(judged(customer)).toMatchObject({ kind: 'sound' });
    }
  });

  it('parks data that is no object', () => {
    for (const data of [undefined, null, 'x', [], 7]) expect(judgeEvent({ type: 'custom.x', data })).toMatchObject({ kind: 'parked' });
  });

  it('takes custom events of any data', () => {
    expect(judgeEvent({ type: 'custom.x', data: { customerId: 'c-1', deep: [{ a: null }] } })).toMatchObject({ kind: 'sound', customerId: 'c-1' });
  });

  it('makes text storable without halving a character', () => {
    expect(storableText('a\u0000\ud83d😀', 4)).toBe('a\ufffd\ufffd\ufffd');
    expect(storableText('a😀', 3)).toBe('a😀');
    expect(faultOf({ a: ['fine', { b: '😀' }] })).toBeUndefined();
  });
});
