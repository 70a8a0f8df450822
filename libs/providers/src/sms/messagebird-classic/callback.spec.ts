import { createHmac } from 'node:crypto';
import { signMessagebird } from '@messaging/testing';
import type { RawCallback } from '../../callback-port.js';
import { MessagebirdCallbackParser, olderSignature } from './callback.js';

const parser = new MessagebirdCallbackParser();
const key = 'hunter2-signing-key';
const A1 = {
  url: 'https://api.example.com/webhooks/messagebird/status?id=e8077d803532c0b5937c639b60216938&reference=msg-42&recipient=31612345678&status=delivered&statusDatetime=2016-05-03T08%3A58%3A10%2B00%3A00',
  jwt: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJNZXNzYWdlQmlyZCIsIm5iZiI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDAwMDYwLCJqdGkiOiJkMWY2YjFhMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJ1cmxfaGFzaCI6IjNjZjA0NjAzYzVlMWZjNjdiNGQ5N2ViYjNjODI5MWM4ZjBjNGY5MDI4ZmFmNjkwMTRlMDkxMGI4MTBjNzgzOWQifQ.OVhCchx-ST1O7fBlv0HAxDofg3OR4WxFAYzlseUJ3s0',
};
const callbackOf = (given: { url?: string; body?: string; jwt?: string; clock?: number; headers?: Record<string, string> }): RawCallback => ({
  method: given.body === undefined ? 'GET' : 'POST', url: given.url ?? A1.url, body: Buffer.from(given.body ?? ''), receivedAt: new Date((given.clock ?? 1_700_000_030) * 1000),
  headers: { ...(given.jwt !== undefined && { 'messagebird-signature-jwt': given.jwt }), ...given.headers },
});
const parse = (given: Parameters<typeof callbackOf>[0], { door = 'status', signingKey = [key] }: { door?: 'status' | 'inbound'; signingKey?: string[] } = {}) => parser.parse(door, callbackOf(given), { secrets: { signingKey }, identity: {} });
const now = 1_700_000_030;
const token = (url: string, options: { body?: string; claims?: Record<string, unknown>; by?: string } = {}) =>
  signMessagebird(url, options.by ?? key, { ...options, now: new Date(now * 1000) }).then(({ headers }) => headers['messagebird-signature-jwt'] ?? '');

describe('MessageBird’s callbacks', () => {
  it('are verified by their JWT over the undecoded public URL, in its time', async () => {
    const at = async (clock: number) => (await parse({ jwt: A1.jwt, clock })).kind;
    expect([await at(1_700_000_030), await at(1_700_000_064), await at(1_700_000_066), await at(1_699_999_994), await at(1_699_999_996)]).toEqual(['verified', 'verified', 'rejected', 'rejected', 'verified']);
    expect(await parse({ jwt: A1.jwt })).toMatchObject({
      receipts: [{ externalId: 'e8077d803532c0b5937c639b60216938', attemptId: 'msg-42', status: 'delivered', at: new Date('2016-05-03T08:58:10Z'), dedupeKey: 'e8077d803532c0b5937c639b60216938|31612345678|delivered|2016-05-03T08:58:10+00:00' }],
    });
  });

  it('are refused at another URL, with a body, or by another key, and say which part it is', async () => {
    expect(await parse({ jwt: A1.jwt, url: A1.url.replace('https', 'http') })).toMatchObject({ kind: 'rejected', part: 'url' });
    expect(await parse({ jwt: A1.jwt, url: decodeURIComponent(A1.url) })).toMatchObject({ kind: 'rejected', part: 'url' });
    expect(await parse({ jwt: A1.jwt, body: '{"id":"x"}' })).toMatchObject({ kind: 'rejected', part: 'body' });
    expect(await parse({ jwt: A1.jwt }, { signingKey: ['another'] })).toMatchObject({ kind: 'rejected', part: 'key' });
    expect(await parse({ jwt: A1.jwt, clock: 1_700_009_999 })).toMatchObject({ kind: 'rejected', part: 'time' });
    expect(await parse({})).toMatchObject({ kind: 'rejected', part: 'header' });
    for (const jwt of ['', 'a.b.c', `${A1.jwt}x`]) expect((await parse({ jwt })).kind).toBe('rejected');
    expect((await parse({ jwt: A1.jwt }, { signingKey: ['new key', key] })).kind).toBe('verified');
  });

  it('are verified however the place that is called is spelled', async () => {
    const same = [A1.url.replace('api.', 'API.'), A1.url.replace('example.com', 'example.com:443'), A1.url.replace(/%3A/g, '%3a').replace('%2B', '%2b'), A1.url.replace('https', 'HTTPS')];
    for (const url of same) expect([url, (await parse({ jwt: A1.jwt, url })).kind]).toEqual([url, 'verified']);
    const others = [A1.url.replace('example.com', 'example.com:8443'), A1.url.replace('/status', '/Status'), A1.url.replace('?', '/?'), A1.url.replaceAll('%3A', ':'), `${A1.url}&x=1`, A1.url.replace('api.', '')];
    for (const url of others) expect([url, await parse({ jwt: A1.jwt, url })]).toMatchObject([url, { kind: 'rejected', part: 'url' }]);
  });

  it('are verified with their body, and refused with another, without its hash, or with a hash and no body', async () => {
    const url = 'https://api.example.com/webhooks/messagebird/inbound';
    const body = '{"id":"x"}';
    const jwt = await token(url, { body });
    expect(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      url_hash: 'dd70462b398f52a0be10829695e908e323e9dbc2964a9542d84a314b7326f1c3', payload_hash: '5e2b92cc57ce618dfbb54844a31775e4b95c6fb552ee6bf5a068133c12d2ad90',
    });
    expect((await parse({ url, body, jwt })).kind).toBe('verified');
    expect(await parse({ url, body: '{"id":"y"}', jwt })).toMatchObject({ part: 'body' });
    expect(await parse({ url, jwt })).toMatchObject({ part: 'body' });
    expect(await parse({ url, body, jwt: await token(url) })).toMatchObject({ part: 'body' });
    const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(await parse({ url, jwt: await token(url, { claims: { payload_hash: emptyHash } }) })).toMatchObject({ part: 'body' });
  });

  it('need every claim, the right issuer and a signature', async () => {
    for (const claims of [{ exp: undefined }, { nbf: undefined }, { jti: undefined }, { iss: 'Somebody' }, { url_hash: undefined }]) {
      expect((await parse({ jwt: await token(A1.url, { claims }) })).kind).toBe('rejected');
    }
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const none = `${part({ alg: 'none' })}.${A1.jwt.split('.')[1]}.`;
    expect((await parse({ jwt: none })).kind).toBe('rejected');
  });

  it('are verified by the older signature where no JWT comes, for 100 seconds', async () => {
    const older = 'PlLrKaqvZNRR5zAjm42ZT6q1SQxgbbGd';
    expect(olderSignature({ url: A1.url, body: Buffer.alloc(0) }, older, '1700000000')).toBe('EXtjob0jsDW9hdYtr6TAThWx62tRfWMfTz6a0Pg67eE=');
    expect(olderSignature({ url: 'https://x/y', body: Buffer.from('{"a":1}') }, older, '1700000000')).toBe('LtV8xt3FIfGZfk1//Wl67iLuMVy8CclazW2h4zl89YM=');
    const headers = { 'messagebird-request-timestamp': '1700000000', 'messagebird-signature': 'EXtjob0jsDW9hdYtr6TAThWx62tRfWMfTz6a0Pg67eE=' };
    const at = async (clock: number) => (await parse({ headers, clock }, { signingKey: [older] })).kind;
    expect([await at(1_700_000_099), await at(1_700_000_101), await at(1_699_999_800)]).toEqual(['verified', 'rejected', 'rejected']);
    expect((await parse({ headers: { ...headers, 'messagebird-signature': createHmac('sha256', 'x').update('y').digest('base64') }, clock: 1_700_000_001 }, { signingKey: [older] })).kind).toBe('rejected');
  });

  it.each([
    ['scheduled', 'sent'], ['buffered', 'sent'], ['sent', 'sent'], ['delivered', 'delivered'], ['expired', 'failed'], ['delivery_failed', 'failed'], ['lost_in_space', 'other'],
  ])('say %s and mean %s', async (word, status) => {
    const url = `https://x/webhooks/messagebird/a/status?id=1&status=${word}`;
    expect(await parse({ url, jwt: await token(url) })).toMatchObject({ receipts: [{ status, providerStatus: word, at: new Date(now * 1000) }] });
  });

  it.each([
    ['statusReason=unknown+subscriber&statusErrorCode=1', 'RECIPIENT', 'unknown_subscriber'], ['statusErrorCode=5', 'RECIPIENT', 'report:5'], ['statusReason=received_network_error', 'TRANSIENT', 'received_network_error'],
    ['statusErrorCode=34', 'TRANSIENT', 'report:34'], ['statusReason=DLR+not+received', 'AMBIGUOUS', 'dlr_not_received'], ['statusReason=opted+out', 'OPT_OUT', 'opted_out'],
    ['statusReason=carrier+rejected', 'CONTENT', 'carrier_rejected'], ['statusErrorCode=777', 'TRANSIENT', 'report:777'], ['', 'TRANSIENT', 'delivery_failed'],
  ])('give the reason of a failure: %s', async (query, failureClass, code) => {
    const url = `https://x/webhooks/messagebird/a/status?id=1&status=delivery_failed&${query}`;
    expect(await parse({ url, jwt: await token(url) })).toMatchObject({ receipts: [{ failure: { class: failureClass, code } }] });
  });

  it('bring what people write, by query, form or JSON', async () => {
    const expected = { inbound: [{ externalId: 'm1', from: '+34600000000', to: '+34911222333', text: 'BAJA' }] };
    const base = 'https://x/webhooks/messagebird/a/inbound';
    const query = 'id=m1&originator=34600000000&recipient=34911222333&body=BAJA&createdDatetime=2023-11-14T22:13:20Z';
    expect(await parse({ url: `${base}?${query}`, jwt: await token(`${base}?${query}`) }, { door: 'inbound' })).toMatchObject(expected);
    const form = { url: base, body: query, headers: { 'content-type': 'application/x-www-form-urlencoded' }, jwt: await token(base, { body: query }) };
    expect(await parse(form, { door: 'inbound' })).toMatchObject(expected);
    const json = JSON.stringify({ id: 'm1', originator: 34600000000, recipient: '34911222333', body: 'BAJA' });
    expect(await parse({ url: base, body: json, jwt: await token(base, { body: json }) }, { door: 'inbound' })).toMatchObject(expected);
  });
});
