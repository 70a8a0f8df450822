import { createHmac } from 'node:crypto';
import { signMessagebird, signMeta, signStandard, signTwilio } from '@messaging/testing';
import type { CallbackDoor, CallbackParser, RawCallback } from '../callback-port.js';
import { BounceTokens } from '../email/smtp/bounce-token.js';
import { SmtpCallbackParser } from '../email/smtp/callback.js';
import { signBytes } from '../signature.js';
import { BirdCallbackParser } from '../sms/bird/callback.js';
import { MessagebirdCallbackParser } from '../sms/messagebird-classic/callback.js';
import { TwilioCallbackParser } from '../sms/twilio/callback.js';
import { MetaCallbackParser } from '../whatsapp/meta/callback.js';
import { diagnoseCallback } from './diagnose-callback.js';

const publicUrl = 'https://shop.example.com/messaging';
const receivedAt = new Date('2026-11-26T08:00:00Z');
interface Given {
  readonly parser: CallbackParser;
  readonly door?: CallbackDoor;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly signed: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly secrets: Record<string, string[]>;
}
const diagnose = ({ parser, door = 'status', path, method = 'POST', signed, secrets }: Given, below = publicUrl) => {
  const callback: RawCallback = { method, url: `${below}${path}`, headers: signed.headers, body: Buffer.from(signed.body), receivedAt };
  return diagnoseCallback({ parser, door, callback, account: { secrets, identity: {} }, publicUrl: below });
};

describe('a callback of Twilio that is refused', () => {
  const path = '/webhooks/twilio/a/status?attempt=1';
  const fields = { MessageSid: 'SM1', MessageStatus: 'sent', Body: ' hola ' };
  const of = (signedUrl: string, more: { fields?: Record<string, string>; headers?: Record<string, string>; secrets?: string[]; key?: string } = {}) => {
    const signed = signTwilio(signedUrl, fields, more.key ?? 'token');
    return diagnose({ parser: new TwilioCallbackParser(), path, secrets: { authToken: more.secrets ?? ['token'] }, signed: { headers: { ...signed.headers, ...more.headers }, body: new URLSearchParams(more.fields ?? fields).toString() } });
  };

  it.each([
    ['http', `http://shop.example.com/messaging${path}`],
    ['no path of PUBLIC_URL', `https://shop.example.com${path}`],
    ['a slash at the end', `${publicUrl}/webhooks/twilio/a/status/?attempt=1`],
    ['no query', `${publicUrl}/webhooks/twilio/a/status`],
  ])('for its URL: %s', async (_, signedUrl) => {
    expect(await of(signedUrl)).toMatchObject({ verified: false, part: 'url', detail: { en: expect.stringContaining(signedUrl) } });
  });

  it('for another host, which a proxy tells', async () => {
    expect(await of(`https://gateway.example.net${path}`, { headers: { 'x-forwarded-host': 'gateway.example.net' } })).toMatchObject({ part: 'url', detail: { en: expect.stringContaining('gateway.example.net') } });
    expect(await of(`https://gateway.example.net${path}`)).toMatchObject({ part: 'key' });
  });

  it('for its key, or for a header that is missing', async () => {
    expect(await of(`${publicUrl}${path}`, { key: 'another' })).toMatchObject({ part: 'key', remedy: { es: expect.stringContaining('token primario') } });
    expect(await of(`${publicUrl}${path}`, { secrets: [] })).toMatchObject({ part: 'key', detail: { en: expect.stringContaining('No secret is set') } });
    expect(await of(`${publicUrl}${path}`, { secrets: [' token\n'] })).toMatchObject({ part: 'key', detail: { en: expect.stringContaining('pasted with blanks') } });
    expect(await diagnose({ parser: new TwilioCallbackParser(), path, secrets: { authToken: ['token'] }, signed: { headers: {}, body: '' } })).toMatchObject({ part: 'header' });
  });

  it('is fine when it is', async () => {
    expect(await of(`${publicUrl}${path}`)).toMatchObject({ verified: true, detail: { en: expect.stringContaining('1 reports') } });
  });
});

describe('a callback below a PUBLIC_URL with capital letters', () => {
  it('is refused for its URL, too', async () => {
    const [below, path] = ['https://Shop.Example.com/messaging', '/webhooks/twilio/a/status?attempt=1'];
    for (const signedUrl of [`http://Shop.Example.com/messaging${path}`, `https://Shop.Example.com${path}`]) {
      const signed = signTwilio(signedUrl, { MessageSid: 'SM1' }, 'token');
      // As it is written, where the vendor's library would write small letters.
      const signature = createHmac('sha1', 'token').update(`${signedUrl}MessageSidSM1`).digest('base64');
      const given = { parser: new TwilioCallbackParser(), path, secrets: { authToken: ['token'] }, signed: { ...signed, headers: { ...signed.headers, 'x-twilio-signature': signature } } };
      expect(await diagnose(given, below)).toMatchObject({ part: 'url', detail: { en: expect.stringContaining(signedUrl) } });
    }
  });
});

describe('a mail that is refused', () => {
  it('names the header, the body or the key', async () => {
    const mail = 'From: a@b.example\r\n\r\nHola\r\n';
    const of = (body: string, headers: Record<string, string>) =>
      diagnose({ parser: new SmtpCallbackParser(new BounceTokens([Buffer.alloc(32)])), door: 'inbound', path: '/webhooks/smtp/a/inbound', secrets: { inboundSecret: ['secret'] }, signed: { headers, body } });
    const signed = { 'x-signature': signBytes(Buffer.from(mail), 'secret') };
    expect(await of(mail, signed)).toMatchObject({ verified: true });
    expect(await of(mail, {})).toMatchObject({ part: 'header' });
    expect(await of(mail.replaceAll('\r\n', '\n'), signed)).toMatchObject({ part: 'body' });
    expect(await of(mail, { 'x-signature': signBytes(Buffer.from(mail), 'another') })).toMatchObject({ part: 'key', remedy: { en: expect.stringContaining('mail server') } });
  });
});

describe('a callback of the others that is refused', () => {
  const meta = (signed: { headers: Readonly<Record<string, string>>; body: string }, secrets: Record<string, string[]>) => diagnose({ parser: new MetaCallbackParser(), door: 'all', path: '/webhooks/whatsapp/a', signed, secrets });

  it('names the body when somebody wrote the JSON again', async () => {
    const body = '{"a":"caf\\u00e9","b":"https:\\/\\/x"}';
    const { headers } = signMeta(body, 'app secret');
    for (const written of [JSON.stringify(JSON.parse(body)), JSON.stringify(JSON.parse(body), null, 2), `${body}\n`]) {
      expect(await meta({ headers, body: written }, { appSecret: ['app secret'] })).toMatchObject({ part: 'body' });
    }
    expect(await meta({ headers, body: body.replace('a', 'x') }, { appSecret: ['app secret'] })).toMatchObject({ part: 'key' });
    expect(await meta({ headers, body }, { appSecret: ['word'], verifyToken: ['app secret'] })).toMatchObject({ part: 'key', detail: { en: expect.stringContaining('another field') } });
  });

  it('names time and URL at MessageBird, and time at Bird', async () => {
    const path = '/webhooks/messagebird/a/status?id=1&status=sent';
    const messagebird = async (url: string, now: Date) => diagnose({ parser: new MessagebirdCallbackParser(), path, method: 'GET', secrets: { signingKey: ['key'] }, signed: await signMessagebird(url, 'key', { now }) });
    expect(await messagebird(`${publicUrl}${path}`, new Date(receivedAt.getTime() - 3_600_000))).toMatchObject({ part: 'time', remedy: { en: expect.stringContaining('clock') } });
    expect(await messagebird(`http://shop.example.com${path}`, receivedAt)).toMatchObject({ part: 'url' });
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const bird = (now: Date) => diagnose({ parser: new BirdCallbackParser(), path: '/webhooks/bird/a/status', secrets: { signingKey: [secret] }, signed: signStandard('{}', secret, { now }) });
    expect(await bird(new Date(receivedAt.getTime() + 3_600_000))).toMatchObject({ part: 'time' });
    expect(await bird(receivedAt)).toMatchObject({ verified: true });
  });
});
