import { signBytes } from '@messaging/providers';
import { signMeta, signStandard, signTwilio } from '@messaging/testing';
import { hearAccounts, ids, keys } from '../../test/provider-accounts.js';
import { publicUrl, webhooksApp, type WebhooksApp } from '../../test/webhooks-app.js';

describe('the doctor of callbacks', () => {
  let app: WebhooksApp;
  let authorization: string;
  const diagnose = async (channel: string, body: object = {}, as = authorization) => (await app.http().post(`/api/v1/settings/${channel}/doctor`).set({ authorization: as }).send(body)).body;
  const path = `/webhooks/twilio/${ids.twilio}/status`;

  beforeAll(async () => {
    app = await webhooksApp();
    authorization = await app.bearer('main', 'messaging.manage_settings');
    await hearAccounts(app);
  });
  afterAll(() => app.close());

  it('has nothing to say while nothing was refused, and says what PUBLIC_URL is', async () => {
    expect(await diagnose('sms')).toEqual({ source: 'none', channel: 'sms', detail: expect.stringContaining('No se ha rechazado'), publicUrl: { url: publicUrl, reachable: false, detail: expect.stringContaining('no es accesible desde fuera') } });
    const english = await app.http().post('/api/v1/settings/sms/doctor').set({ authorization, 'accept-language': 'en-GB, es;q=0.5' }).send({});
    expect(english.body.detail).toContain('refused');
  });

  it('looks at the last one that was refused, and finds the URL', async () => {
    const { headers, body } = signTwilio(`https://shop.example${path}`, { MessageSid: 'SM1', MessageStatus: 'sent' }, keys.authToken);
    expect((await app.http().post(path).set(headers).send(body)).status).toBe(401);
    expect(await diagnose('sms')).toMatchObject({ source: 'last', provider: 'twilio', verified: false, part: 'url', expectedUrl: `${publicUrl}${path}`, detail: expect.stringContaining(`https://shop.example${path}`), receivedAt: app.clock.now().toISOString() });
    expect(await diagnose('whatsapp')).toMatchObject({ source: 'none' });
  });

  it('looks at one that was pasted, whatever its time', async () => {
    const { headers, body } = signMeta('{"a":1}', keys.appSecret);
    const url = `${publicUrl}/webhooks/whatsapp/${ids.whatsapp}`;
    const named = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': headers['x-hub-signature-256'] };
    expect(await diagnose('whatsapp', { url, headers: named, body })).toMatchObject({ source: 'pasted', verified: true });
    expect(await diagnose('whatsapp', { url, headers: named, body: '{ "a": 1 }' })).toMatchObject({ verified: false, part: 'body' });
    expect(await diagnose('whatsapp', { url: `${url}/status`, headers: named, body })).toMatchObject({ part: 'url' });
    expect(await diagnose('whatsapp', { url: 'https://other.example/hook', headers: named, body })).toMatchObject({ part: 'url', remedy: expect.stringContaining('webhookUrl') });
    const old = signStandard('{}', keys.bird, { now: new Date('2026-01-01') });
    const bird = { url: `https://proxy.example/webhooks/bird/${ids.bird}/status`, headers: old.headers, body: '{}' };
    expect(await diagnose('sms', bird)).toMatchObject({ verified: true });
    expect(await diagnose('sms', { ...bird, at: '2026-01-01T01:00:00Z' })).toMatchObject({ part: 'time' });
    const mail = { url: `${publicUrl}/webhooks/smtp/${ids.smtp}/inbound`, headers: { 'x-signature': signBytes(Buffer.from('x'), keys.inboundSecret) }, body: 'x' };
    expect(await diagnose('email', mail)).toMatchObject({ verified: true });
  });

  it('opens nothing to other hubs, other permissions or strange bodies', async () => {
    const other = await app.bearer('other', 'messaging.manage_settings');
    expect(await diagnose('sms', { url: `${publicUrl}${path}` }, other)).toMatchObject({ part: 'url' });
    expect(await diagnose('sms', {}, other)).toMatchObject({ source: 'none' });
    expect(await diagnose('sms', {}, await app.bearer('main', 'messaging.view_message'))).toMatchObject({ status: 403 });
    expect(await diagnose('sms', { uri: 'x' })).toMatchObject({ status: 400, errors: [{ pointer: '/uri' }] });
  });
});
