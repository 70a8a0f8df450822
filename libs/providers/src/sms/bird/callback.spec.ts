import { createHmac } from 'node:crypto';
import { signStandard } from '@messaging/testing';
import type { RawCallback } from '../../callback-port.js';
import { BirdCallbackParser, olderSignature } from './callback.js';

const parser = new BirdCallbackParser();
const receivedAt = new Date('2026-11-26T08:00:00Z');
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const url = 'https://shop.example/webhooks/bird/a/status';
const parse = (signed: { headers: Readonly<Record<string, string>>; body: string }, { keys = [secret], at = receivedAt, door = 'status' }: { keys?: string[]; at?: Date; door?: 'status' | 'inbound' } = {}) =>
  parser.parse(door, { method: 'POST', url, headers: signed.headers, body: Buffer.from(signed.body), receivedAt: at }, { secrets: { signingKey: keys }, identity: {} });
const event = (type: string, data: object, timestamp = '2026-11-26T07:59:00Z') => JSON.stringify({ type, timestamp, data: { sms_id: 'sms_1', to: '+34600000000', from: 'Sol', tags: null, metadata: { attemptId: 'our-id' }, ...data } });
const sign = (body: string, now = receivedAt, by = secret) => signStandard(body, by, { now });
const after = (seconds: number) => new Date(receivedAt.getTime() + seconds * 1000);

describe('Bird’s callbacks', () => {
  it('are verified as Standard Webhooks, within five minutes of now', async () => {
    const signed = sign(event('sms.delivered', {}));
    const kinds = await Promise.all([0, 299, 300, 301, -299, -301].map(async (s) => (await parse(signed, { at: after(s) })).kind));
    expect(kinds).toEqual(['verified', 'verified', 'verified', 'rejected', 'verified', 'rejected']);
    expect(await parse(signed, { at: after(4000) })).toMatchObject({ part: 'time' });
  });

  it('are refused when body, id, time or key is another', async () => {
    const { headers, body } = sign(event('sms.delivered', {}));
    expect((await parse({ headers, body: body.replace('Sol', 'Sal') })).kind).toBe('rejected');
    expect((await parse({ headers: { ...headers, 'webhook-id': 'msg_2' }, body })).kind).toBe('rejected');
    expect((await parse({ headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) }, body })).kind).toBe('rejected');
    expect((await parse({ headers, body }, { keys: ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'] })).kind).toBe('rejected');
    const strangeOnes: Record<string, string>[] = [{}, { 'webhook-signature': 'v1,' }, { 'webhook-id': 'x', 'webhook-timestamp': '12x', 'webhook-signature': 'v1,x' }];
    for (const strange of strangeOnes) expect((await parse({ headers: strange, body })).kind).toBe('rejected');
  });

  it('are verified by one of several signatures, and by both secrets while one is replaced', async () => {
    const { headers, body } = sign(event('sms.sent', {}));
    expect((await parse({ headers: { ...headers, 'webhook-signature': `v2,zzz v1,AAAA ${headers['webhook-signature']}` }, body })).kind).toBe('verified');
    expect((await parse({ headers, body }, { keys: ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', secret] })).kind).toBe('verified');
    expect((await parse({ headers, body }, { keys: ['', 'not base64 §'] })).kind).toBe('rejected');
  });

  it('are verified over the bytes: one that is no UTF-8 is not any other', async () => {
    const bytes = Buffer.from([0x7b, 0x7d, 0xff]);
    const stamp = String(receivedAt.getTime() / 1000);
    const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`msg_1.${stamp}.`).update(bytes).digest('base64');
    const verify = async (body: Buffer, headers = {}) =>
      (await parser.parse('status', { method: 'POST', url, body, receivedAt, headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': stamp, 'webhook-signature': `v1,${mac}`, ...headers } }, { secrets: { signingKey: [secret] }, identity: {} })).kind;
    expect(await verify(bytes)).toBe('verified');
    expect(await verify(Buffer.from([0x7b, 0x7d, 0xfe]))).toBe('rejected');
    expect(await verify(bytes, { 'webhook-timestamp': `0${stamp}` })).toBe('rejected');
  });

  it('are verified by no key that is empty', async () => {
    const stamp = String(receivedAt.getTime() / 1000);
    const mac = createHmac('sha256', '').update(`msg_1.${stamp}.{}`).digest('base64');
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': stamp, 'webhook-signature': `v1,${mac}` };
    expect((await parse({ headers, body: '{}' }, { keys: ['whsec_', 'whsec_§', ''] })).kind).toBe('rejected');
  });

  it('are verified by the older signature over the whole URL', async () => {
    const key = 'PlLrKaqvZNRR5zAjm42ZT6q1SQxgbbGd';
    const callback: RawCallback = { method: 'POST', url: 'https://api.example.com/webhooks/bird', headers: {}, body: Buffer.from('{"a":1}'), receivedAt: new Date(1_700_000_010_000) };
    expect(olderSignature(callback, key, '1700000000')).toBe('86dwHcHBSz0UwMFEL4tkG9R4GZ2dlaqqv4REGhIULdA=');
    const headers = { 'messagebird-request-timestamp': '1700000000', 'messagebird-signature': '86dwHcHBSz0UwMFEL4tkG9R4GZ2dlaqqv4REGhIULdA=' };
    const verify = async (given: Partial<RawCallback>) => (await parser.parse('status', { ...callback, headers, ...given }, { secrets: { signingKey: [key] }, identity: {} })).kind;
    expect(await verify({})).toBe('verified');
    for (const url of ['https://API.example.com/webhooks/bird', 'HTTPS://api.example.com:443/webhooks/bird']) expect(await verify({ url })).toBe('verified');
    for (const wrong of [{ url: 'http://api.example.com/webhooks/bird' }, { url: 'https://api.example.com/webhooks/bird/' }, { url: 'https://api.example.com:8443/webhooks/bird' }, { body: Buffer.from('{"a": 1}') }, { receivedAt: new Date(1_700_000_400_000) }, { receivedAt: new Date(1_699_999_600_000) }]) {
      expect(await verify(wrong)).toBe('rejected');
    }
  });

  it.each([
    ['accepted', 'sent'], ['sent', 'sent'], ['delivered', 'delivered'], ['undelivered', 'failed'], ['failed', 'failed'], ['rejected', 'failed'], ['expired', 'failed'], ['canceled', 'failed'], ['teleported', 'other'], ['constructor', 'other'], ['__proto__', 'other'],
  ])('say sms.%s and mean %s', async (word, status) => {
    expect(await parse(sign(event(`sms.${word}`, {})))).toMatchObject({
      receipts: [{ status, providerStatus: word, externalId: 'sms_1', attemptId: 'our-id', dedupeKey: `sms_1|${word}`, at: new Date('2026-11-26T07:59:00Z') }],
    });
  });

  it('give the reason of a failure', async () => {
    const failed = async (error: object) => {
      const result = await parse(sign(event('sms.failed', { error })));
      return result.kind === 'verified' ? result.receipts[0]?.failure : undefined;
    };
    expect(await failed({ code: 'invalid_destination', description: 'Unassigned', carrier_error_code: '1', occurred_at: '' })).toMatchObject({ class: 'RECIPIENT', code: 'invalid_destination', detail: 'Unassigned · 1' });
    expect(await failed({ code: 'new_reason', description: 'x' })).toMatchObject({ class: 'AMBIGUOUS', code: 'new_reason' });
    expect(await failed({})).toMatchObject({ class: 'AMBIGUOUS', code: 'unknown' });
  });

  it('bring what people write, and pass over what is not about SMS', async () => {
    expect(await parse(sign(event('sms.received', { from: '+34600000000', to: '+34911222333', text: 'BAJA' })), { door: 'inbound' })).toMatchObject({
      receipts: [], inbound: [{ externalId: 'sms_1', from: '+34600000000', to: '+34911222333', text: 'BAJA' }],
    });
    for (const body of [event('email.delivered', {}), '{}', 'null', '', JSON.stringify({ type: 'sms.delivered', data: {} })]) {
      expect(await parse(sign(body))).toMatchObject({ kind: 'verified', receipts: [], inbound: [] });
    }
  });
});
