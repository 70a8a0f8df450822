import { createHmac, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import type { Message } from '@messaging/contracts';
import { eventually, mailLogin, RealMailServer, SmtpSink, type ProductProcess } from '@messaging/testing';
import { CampaignDesk } from './shop/campaign-desk.js';
import { inboundSecret, Shop, startProduct } from './shop/shop.js';

const isThere = await RealMailServer.isThere();

(isThere ? describe : describe.skip)('a mail server that is not ours, with TLS, login and DKIM', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  let next: SmtpSink;
  let server: RealMailServer;
  let product: ProductProcess;
  let shop: Shop;
  let inboundDoor: string;

  beforeAll(async () => {
    next = await SmtpSink.start({ behaviour: { refuseRecipients: [{ pattern: '^gone@', code: 550, text: '5.1.1 The mailbox does not exist' }] } });
    server = await RealMailServer.start(next);
    product = await startProduct({ env: { OUTBOUND_ALLOW: 'localhost,127.0.0.1', NODE_EXTRA_CA_CERTS: server.certificateFile, PUBLIC_URL: 'https://shop.example/messaging' } });
    shop = Shop.of(product);
    const email = {
      provider: 'smtp', host: server.host, port: server.port, useTls: true, ...mailLogin, fromName: 'The Shop', fromAddress: 'hola@shop.example', bounceDomain: 'bounces.example', inboundSecret,
      dkim: { domain: 'shop.example', selector: 's1', privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    };
    const { email: kept } = await shop.ask<{ email: { inboundUrl: string } }>(200, shop.client.patch('/api/v1/settings', { email }));
    // What docs/guides/mail-server.md gives to whoever runs a mail server, with the address that is behind the proxy here.
    const guide = fs.readFileSync(new URL('../../docs/guides/mail-server.md', import.meta.url), 'utf8');
    const script = /```sh\n([^`]*)```/.exec(guide)?.[1] ?? '';
    const door = new URL(kept.inboundUrl).pathname.replace(/^\/messaging/, '');
    inboundDoor = door;
    server.onReturned(script.replace('URL-FROM-THE-SETTINGS', `${product.baseUrl}${door}`).replace('SECRET-FROM-THE-SETTINGS', inboundSecret));
  });
  afterAll(async () => {
    await product.dispose();
    await server.stop();
    await next.close();
  });

  const send = async (to: string, more: object = {}): Promise<string> => {
    const { id } = await shop.ask<{ id: string }>(202, shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'custom', subject: 'Su cita', body: 'Hola Zoë, le esperamos.', ...more }));
    return id;
  };
  const until = (id: string, status: Message['status']): Promise<Message> =>
    eventually(async () => {
      const message = await shop.ask<Message>(200, shop.client.get(`/api/v1/messages/${id}`));
      if (message.status !== status) throw new Error(`${message.status} ${JSON.stringify(message.reason ?? {})}\n${server.log()}`);
      return message;
    });

  it('takes a marketing mail whose ways out are signed: a verifier that is not ours says so, and notices a change', async () => {
    await new CampaignDesk(shop).customers([{ id: 'c-1', firstName: 'Zoë', email: 'zoe@mail.example', consent: { email: { marketing: true } } }]);
    await until(await send('zoe@mail.example', { customerId: 'c-1', category: 'marketing', body: 'Novedades para Zoë' }), 'sent');
    const mail = fs.readFileSync(await server.mailTo('zoe@mail.example'), 'latin1');
    const signed = /^DKIM-Signature:[^;]*;(?:[^;]*;)*?\s*h=([^;]*);/m.exec(mail)?.[1]?.toLowerCase().split(/\s*:\s*/) ?? [];
    expect(signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']));
    expect(mail).toMatch(/^List-Unsubscribe: <https:\/\/shop\.example\/messaging\/u\/[^>]+>/m);
    expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(server.isSigned(mail, publicKey)).toBe(true);
    for (const [good, bad] of [['/messaging/u/', '/evil/u/'], ['List-Unsubscribe=One-Click', 'List-Unsubscribe=No'], ['Novedades', 'Falsedades']] as const) {
      expect(mail).toContain(good);
      expect(server.isSigned(mail.replace(good, bad), publicKey)).toBe(false);
    }
    expect(server.log()).toMatch(/P=esmtpsa X=TLS1\.[23]:\S+ .*A=plain:shop K /); // K: by CHUNKING
  });

  it('takes an answer that stands below what the customer wrote, in the conversation that mail programs show', async () => {
    const first = await until(await send('eva@mail.example'), 'sent');
    const wrote = `From: Eva <eva@mail.example>\r\nTo: hola@shop.example\r\nSubject: Re: Su cita\r\nMessage-ID: <eva-1@mail.example>\r\nIn-Reply-To: <${first.externalId}>\r\nReferences: <${first.externalId}>\r\n\r\n¿Puede ser a las 5?\r\n`;
    const response = await fetch(`${product.baseUrl}${inboundDoor}`, { method: 'POST', headers: { 'content-type': 'message/rfc822', 'x-signature': `sha256=${createHmac('sha256', inboundSecret).update(wrote).digest('hex')}` }, body: wrote });
    expect(response.status).toBe(200);
    await eventually(async () => {
      const { items } = await shop.ask<{ items: { subject?: string }[] }>(200, shop.client.get('/api/v1/messages?direction=inbound'));
      expect(items).toMatchObject([{ subject: 'Re: Su cita', from: 'eva@mail.example' }]);
    });
    await until(await send('eva@mail.example', { subject: 'Re: Su cita', body: 'Sí, a las 5.' }), 'sent');
    const mail = fs.readFileSync(await server.mailTo('eva@mail.example', 'Subject: Re: Su cita'), 'latin1');
    const unfolded = mail.replace(/\r?\n[ \t]+/g, ' ');
    expect(unfolded).toMatch(/^In-Reply-To: <eva-1@mail\.example>$/m);
    expect(unfolded).toContain(`\nReferences: <${first.externalId}> <eva-1@mail.example>\n`);
    expect(server.isSigned(mail, publicKey)).toBe(true);
  });

  it('refuses a recipient: failed at once, and the address is closed', async () => {
    const { reason } = await until(await send('nobody@mail.example'), 'failed');
    expect(reason).toMatchObject({ code: 'PROVIDER.RECIPIENT' });
    expect(server.log()).toContain('rejected RCPT <nobody@mail.example>: 5.1.1');
  });

  it('brings back what the next server refused: failed after it was sent, and the address is closed', async () => {
    const id = await send('gone@next.example');
    const { reason, sentAt, failedAt } = await until(id, 'failed');
    expect([sentAt === null, failedAt === null]).toEqual([false, false]);
    expect(reason).toMatchObject({ code: 'PROVIDER.RECIPIENT', detail: expect.stringContaining('The mailbox does not exist') });
    const again = await until(await send('gone@next.example'), 'skipped');
    expect(again.reason?.code).toBe('SUPPRESSED');
  });
});
