import { createHash, createHmac } from 'node:crypto';
import type { Message } from '@messaging/contracts';
import { erpEvent, eventually, signMessagebird, signMeta, signTwilio, type ProductProcess, type SignedCallback } from '@messaging/testing';
import { Shop, startProduct } from './shop/shop.js';
import { VendorCallbacks } from './shop/vendor-callbacks.js';

const ana = '+34600700001';
const seconds = (): string => String(Math.floor(Date.now() / 1000));
const twilioAccount = { accountSid: `AC${'5'.repeat(32)}`, authToken: '12345678901234567890123456789012' };

/** As an operator may type it: scheme and host in capitals, the scheme's own port, a path with a slash at its end. */
const typed = 'HTTPS://Shop.Example.COM:443/messaging/';
/** As a vendor calls it and signs it. */
const called = 'https://shop.example.com/messaging';

describe('a public address with a path behind a proxy, typed in capitals and with its port', () => {
  const vendors = new VendorCallbacks();
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    await vendors.listen();
    product = await startProduct({ env: { ...vendors.env, PUBLIC_URL: typed } });
    shop = Shop.of(product);
    await vendors.connect(shop);
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await vendors.stop();
  });

  /** What the proxy does: it takes the path away and hands on the rest. */
  const throughProxy = async (url: string, { body, headers }: SignedCallback, method: 'GET' | 'POST' = 'POST') =>
    (await fetch(url.replace(called, product.baseUrl), { method, headers, ...(method === 'POST' && { body }) })).status;
  const addresses = async (patch: object = {}) => {
    type Addresses = Record<'whatsapp' | 'sms' | 'email', { readonly webhookUrl: string; readonly inboundUrl: string }>;
    const { whatsapp, sms } = await shop.ask<Addresses>(200, shop.client.patch('/api/v1/settings', patch));
    return { whatsapp: whatsapp.webhookUrl, status: sms.webhookUrl, inbound: sms.inboundUrl };
  };

  it('is shown to vendors as they will call it', async () => {
    for (const url of Object.values(await addresses())) expect(url.startsWith(`${called}/webhooks/`)).toBe(true);
  });

  it('verifies what Twilio and Meta sign at it, and nothing signed for another address', async () => {
    const { inbound, whatsapp } = await addresses();
    const fields = { AccountSid: twilioAccount.accountSid, MessageSid: `SM${'a'.repeat(32)}`, From: ana, To: '+34911222333', Body: 'Hola', NumMedia: '0', NumSegments: '1' };
    expect(await throughProxy(inbound, signTwilio(inbound, fields, twilioAccount.authToken))).toBe(200);
    expect(await throughProxy(inbound, signTwilio(inbound.replace('/messaging', ''), fields, twilioAccount.authToken))).toBe(401);
    expect(await throughProxy(whatsapp, signMeta('{"object":"whatsapp_business_account","entry":[]}', '0123456789abcdef0123456789abcdef'))).toBe(200);
  });

  it('verifies what MessageBird signs at it, by its token and by Bird’s older scheme', async () => {
    const classic = await addresses({ sms: { provider: 'messagebird', messagebird: { api: 'classic', accessKey: 'live_key', signingKey: 'signing-key' } } });
    const report = `${classic.status}?id=1&status=delivered`;
    const through = async () => throughProxy(report, await signMessagebird(report, 'signing-key'), 'GET');
    await eventually(async () => expect(await through()).toBe(200));
    expect(await throughProxy(report, await signMessagebird(report.replace('/messaging', ''), 'signing-key'), 'GET')).toBe(401);
    const { status } = await addresses({ sms: { messagebird: { api: 'v1' } } });
    const signedAt = (url: string): SignedCallback => {
      const [stamp, body] = [seconds(), '{"event":"sms.outbound"}'];
      const signature = createHmac('sha256', 'signing-key').update(`${stamp}\n${url}\n`).update(createHash('sha256').update(body).digest()).digest('base64');
      return { body, headers: { 'content-type': 'application/json', 'messagebird-request-timestamp': stamp, 'messagebird-signature': signature } };
    };
    await eventually(async () => expect(await throughProxy(status, signedAt(status))).toBe(200));
    expect(await throughProxy(status, signedAt(status.replace('/messaging', '')))).toBe(401);
  });

  it('leads whoever got marketing by WhatsApp to a page in the words’ own language, which stops it', async () => {
    await vendors.fromMeta(shop, 'messages', { contacts: [{ profile: { name: 'Ana' }, wa_id: ana.slice(1) }], messages: [{ from: ana.slice(1), id: 'wamid.IN1', timestamp: seconds(), type: 'text', text: { body: 'Hola' } }] });
    const marketing = { marketing: true, at: '2026-01-01T00:00:00Z', source: 'form' };
    await shop.publish(erpEvent('customer.created', { customerId: 'c-ana', customer: { firstName: 'Ana', phone: ana, locale: 'en-GB', consent: { whatsapp: marketing } } }));
    const words = { category: 'marketing', locale: 'es', body: 'Rebajas. Para no recibir más: {{unsubscribeUrl}}', translations: { en: { body: 'Sale. No more of these: {{unsubscribeUrl}}' } } };
    const { id: templateId } = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/templates', { name: 'Sale', channel: 'whatsapp', format: 'text', ...words }));
    const outcome = async () => {
      const { id } = await eventually(() => shop.ask<Message>(202, shop.client.post('/api/v1/messages', { channel: 'whatsapp', customerId: 'c-ana', templateId })));
      return eventually(async () => {
        const { body } = await shop.client.get<Message>(`/api/v1/messages/${id}`);
        expect(body.status).not.toBe('queued');
        return `${body.status} ${body.reason?.code ?? ''}`.trim();
      });
    };
    expect(await outcome()).toBe('sent');
    const [link = ''] = /https:\S+\/u\/\S+/.exec((vendors.meta.messages.at(-1)?.body as { text: { body: string } }).text.body) ?? [];
    expect(link.startsWith(`${called}/u/`)).toBe(true);
    const page = await (await fetch(link.replace(called, product.baseUrl), { headers: { 'accept-language': 'es' } })).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('by WhatsApp');
    expect(await outcome()).toBe('sent'); // looking changes nothing
    const stopped = await fetch(link.replace(called, product.baseUrl), { method: 'POST', body: new URLSearchParams({ choice: 'stop' }) });
    expect(await stopped.text()).toContain('no more marketing by WhatsApp');
    await eventually(async () => expect(await outcome()).toBe('skipped SUPPRESSED'));
  });
});
