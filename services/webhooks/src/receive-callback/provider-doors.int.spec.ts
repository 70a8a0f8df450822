import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { signBytes } from '@messaging/providers';
import { signMessagebird, signMeta, signStandard, signTwilio } from '@messaging/testing';
import { hearAccounts, identity, ids, keys } from '../../test/provider-accounts.js';
import { publicUrl, webhooksApp, type WebhooksApp } from '../../test/webhooks-app.js';
import { CallbackAccounts } from './callback-accounts.js';

type RestOf<F> = F extends (app: WebhooksApp, ...rest: infer Rest) => unknown ? Rest : never;

describe('the doors of the providers', () => {
  let app: WebhooksApp;
  const hear = (...changes: RestOf<typeof hearAccounts>) => hearAccounts(app, ...changes);
  const post = (path: string, { headers, body }: { headers: Readonly<Record<string, string>>; body: string }) => app.http().post(path).set(headers).send(body);
  /** Receipts that share an event stand here as if each had its own. */
  const published = async () => (await app.outbox()).flatMap(({ type, payload }): Record<string, unknown>[] =>
    type === 'receipts.received' ? (payload['receipts'] as object[]).map((receipt) => ({ type: 'receipt.received', ...receipt })) : [{ type, ...payload }]);
  const counts = async () => (await app.database.query<{ callbacks: number; facts: number }>('select (select count(*)::int from callback) as callbacks, (select count(*)::int from callback_fact) as facts'))[0];

  beforeAll(async () => {
    app = await webhooksApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.database.query('truncate callback, callback_fact, outbox');
    await hear();
  });

  const whatsapp = `/webhooks/whatsapp/${ids.whatsapp}`;
  const status = (id: string, word: string, more: object = {}) => ({ id, status: word, timestamp: '1750030073', recipient_id: '34600000000', ...more });
  const metaBody = (value: object, phoneId = identity.whatsapp.phoneId) =>
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: identity.whatsapp.businessId, changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneId }, ...value } }] }] });

  it('answer Meta’s handshake with the challenge as plain text, and others with 403', async () => {
    const shake = (query: string) => app.http().get(`${whatsapp}?${query}`);
    const answer = await shake('hub.mode=subscribe&hub.verify_token=our%20word&hub.challenge=1158201444');
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, '1158201444', 'text/plain; charset=utf-8']);
    expect((await shake('hub.mode=subscribe&hub.verify_token=other&hub.challenge=1')).status).toBe(403);
    expect(await counts()).toEqual({ callbacks: 0, facts: 0 });
  });

  it('take WhatsApp’s statuses and messages, many in one, each once', async () => {
    const attemptId = randomUUID();
    const body = metaBody({
      statuses: [status('wamid.1', 'sent'), status('wamid.1', 'delivered', { biz_opaque_callback_data: attemptId })],
      contacts: [{ wa_id: '34600000000', profile: { name: 'Ana' } }], messages: [{ id: 'wamid.IN', from: '34600000000', timestamp: '1750000000', type: 'text', text: { body: 'Hola' } }],
    });
    for (let turn = 0; turn < 3; turn++) expect((await post(whatsapp, signMeta(body, keys.appSecret))).status).toBe(200);
    expect(await published()).toMatchObject([
      { type: 'receipt.received', provider: 'whatsapp', externalId: 'wamid.1', status: 'sent', raw: JSON.stringify(status('wamid.1', 'sent')) },
      { type: 'receipt.received', attemptId, status: 'delivered' },
      { type: 'message.received', from: '+34600000000', text: 'Hola', profileName: 'Ana', content: 'text' },
    ]);
    expect(await counts()).toEqual({ callbacks: 1, facts: 3 });
  });

  it('keep what speaks of another number, and publish nothing of it', async () => {
    const answer = await post(whatsapp, signMeta(metaBody({ statuses: [status('wamid.1', 'read')] }, '999'), keys.appSecret));
    expect([answer.status, await published(), (await counts())?.callbacks]).toEqual([200, [], 1]);
  });

  it('publish choices about marketing, and news of templates', async () => {
    const body = JSON.stringify({
      entry: [{
        id: identity.whatsapp.businessId, time: 1_750_030_073,
        changes: [
          { field: 'user_preferences', value: { metadata: { phone_number_id: identity.whatsapp.phoneId }, user_preferences: [{ wa_id: '34600000000', category: 'marketing_messages', value: 'stop', timestamp: '1750030073' }] } },
          { field: 'message_template_status_update', value: { event: 'PAUSED', message_template_name: 'booking', message_template_language: 'es', reason: 'NONE' } },
        ],
      }],
    });
    expect((await post(whatsapp, signMeta(body, keys.appSecret))).status).toBe(200);
    expect(await published()).toMatchObject([{ type: 'preference.stated', from: '+34600000000', choice: 'stop' }, { type: 'vendor_template.reported', name: 'booking', language: 'es', status: 'PAUSED' }]);
  });

  it('take Twilio’s status behind a proxy with a path, and answer an inbound message with empty TwiML', async () => {
    const attemptId = randomUUID();
    const path = `/webhooks/twilio/${ids.twilio}/status?attempt=${attemptId}`;
    const fields = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30008', AccountSid: identity.twilio.accountSid };
    const answer = await post(path, signTwilio(`${publicUrl}${path}`, fields, keys.authToken));
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await published()).toMatchObject([{ type: 'receipt.received', attemptId, externalId: 'SM1', status: 'failed', failure: { class: 'TRANSIENT', code: '30008', policy: { retriesMax: 1 }, retryAfterMs: 300_000 } }]);
    const inbound = `/webhooks/twilio/${ids.twilio}/inbound`;
    const reply = await post(inbound, signTwilio(`${publicUrl}${inbound}`, { MessageSid: 'SM2', From: '+34600000000', To: '+34911222333', Body: ' Stop ', OptOutType: 'STOP', NumMedia: '0' }, keys.authToken));
    expect([reply.status, reply.headers['content-type'], reply.text]).toEqual([200, 'text/xml', '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
    expect((await published()).at(-1)).toMatchObject({ type: 'message.received', text: ' Stop ', signal: 'stop' });
    expect((await post(path, signTwilio(`http://127.0.0.1${path}`, fields, keys.authToken))).status).toBe(401);
  });

  it('take MessageBird’s reports by GET and Bird’s events by POST', async () => {
    const report = `/webhooks/messagebird/${ids.messagebird}/status?id=mb1&reference=${randomUUID()}&recipient=34600000000&status=delivered&statusDatetime=2026-11-23T09%3A59%3A00%2B00%3A00`;
    const now = app.clock.now();
    const signed = await signMessagebird(`${publicUrl}${report}`, keys.messagebird, { now });
    expect((await app.http().get(report).set(signed.headers)).status).toBe(200);
    expect((await app.http().get(report).set(signed.headers)).status).toBe(200);
    const event = JSON.stringify({ type: 'sms.delivered', timestamp: '2026-11-23T09:59:00Z', data: { sms_id: 'sms_1', metadata: { attemptId: randomUUID() } } });
    const bird = `/webhooks/bird/${ids.bird}/status`;
    expect((await post(bird, signStandard(event, keys.bird, { now }))).status).toBe(200);
    expect((await post(bird, signStandard(event, keys.bird, { now: new Date(now.getTime() - 400_000) }))).status).toBe(401);
    expect((await post(bird, signStandard(event, keys.bird, { now: new Date(now.getTime() + 400_000) }))).status).toBe(401);
    expect((await published()).map(({ type, status: word }) => [type, word])).toEqual([['receipt.received', 'delivered'], ['receipt.received', 'delivered']]);
  });

  it('take mail as bytes', async () => {
    const mail = 'From: Ana <ana@example.com>\r\nTo: shop@example.com\r\nMessage-ID: <1@example.com>\r\nSubject: Hola\r\n\r\nBAJA\r\n';
    const answer = await post(`/webhooks/smtp/${ids.smtp}/inbound`, { headers: { 'content-type': 'message/rfc822', 'x-signature': signBytes(Buffer.from(mail), keys.inboundSecret) }, body: mail });
    expect([answer.status, await published()]).toMatchObject([200, [{ type: 'message.received', from: 'ana@example.com', text: 'BAJA' }]]);
  });

  it('believe both secrets while one is replaced, and the old one no longer afterwards', async () => {
    const send = async (secret: string, id: string) => (await post(whatsapp, signMeta(metaBody({ statuses: [status(id, 'sent')] }), secret))).status;
    await hear({ whatsapp: { appSecret: 'the new app secret' } }, { whatsapp: { appSecret: keys.appSecret } });
    expect([await send(keys.appSecret, 'wamid.1'), await send('the new app secret', 'wamid.2')]).toEqual([200, 200]);
    app.clock.advance(3_700_000);
    app.get(CallbackAccounts).changed();
    expect([await send(keys.appSecret, 'wamid.3'), await send('the new app secret', 'wamid.4')]).toEqual([401, 200]);
  });

  it('wait a moment for settings that the log has not brought yet', async () => {
    const sending = post(whatsapp, signMeta(metaBody({ statuses: [status('wamid.9', 'sent')] }), 'just entered'));
    const answered = sending.then(({ status: code }) => code);
    await hear({ whatsapp: { appSecret: 'just entered' } });
    expect(await answered).toBe(200);
  });

  it('refuse what no account signs, and keep nothing of it', async () => {
    await hear({ whatsapp: { appSecret: undefined }, twilio: { authToken: undefined } });
    const answers = [
      await post(whatsapp, signMeta(metaBody({ statuses: [] }), '')),
      await post(`/webhooks/twilio/${ids.twilio}/status`, signTwilio(`${publicUrl}/webhooks/twilio/${ids.twilio}/status`, { MessageSid: 'x', MessageStatus: 'read' }, '')),
      await post(`/webhooks/bird/${ids.bird}/status`, { headers: { 'content-type': 'application/json' }, body: '{}' }),
      await app.http().get(`/webhooks/messagebird/${ids.messagebird}/status?id=1&status=delivered`),
    ];
    expect(answers.map(({ status: code, body }) => [code, body.code])).toEqual(Array(4).fill([401, 'CALLBACK.NOT_VERIFIED']));
    expect(await counts()).toEqual({ callbacks: 0, facts: 0 });
  });

  it('know their own addresses and sizes', async () => {
    const signed = (bytes: number) => signMeta('x'.repeat(bytes), keys.appSecret);
    expect((await post(`${whatsapp}/status`, signed(1))).status).toBe(404);
    expect((await app.http().post(`/webhooks/twilio/${ids.twilio}`).send('x=1')).status).toBe(404);
    expect((await app.http().post(`/webhooks/smtp/${ids.smtp}/status`).send('x')).status).toBe(404);
    expect((await app.http().post(`/webhooks/whatsapp/${ids.twilio}`).send('x')).status).toBe(404);
    expect((await post(whatsapp, signed(3 * 1024 * 1024))).status).toBe(200);
    expect((await post(whatsapp, signed(4 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await app.http().post(`/webhooks/bird/${ids.bird}/status`).send('x'.repeat(257 * 1024))).status).toBe(413);
  });

  it('take what is packed, or of no told length, as what is neither', async () => {
    const { headers, body } = signMeta(metaBody({ statuses: [status('wamid.1', 'sent')] }), keys.appSecret);
    const packed = app.http().post(whatsapp).set({ ...headers, 'content-encoding': 'gzip' }).serialize((given) => given).send(gzipSync(body) as never);
    expect((await packed).status).toBe(200);
    const chunked = app.http().post(whatsapp).set({ ...headers, 'transfer-encoding': 'chunked' });
    chunked.write(body);
    expect((await chunked).status).toBe(200);
    expect((await post(whatsapp, { headers, body })).status).toBe(200);
    expect(await counts()).toEqual({ callbacks: 1, facts: 1 });
  });

  it('keep thousands that come together, each fact once', async () => {
    const bodies = Array.from({ length: 300 }, (_, index) => metaBody({ statuses: Array.from({ length: 10 }, (__, each) => status(`wamid.${index % 100}.${each}`, 'delivered')) }));
    const answers = await Promise.all(bodies.map((body) => post(whatsapp, signMeta(body, keys.appSecret)).then(({ status: code }) => code)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await counts()).toEqual({ callbacks: 100, facts: 1000 });
    expect(await published()).toHaveLength(1000);
    expect((await app.outbox()).length).toBeLessThanOrEqual(100);
  });
});
