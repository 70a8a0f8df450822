import { createHash, createHmac } from 'node:crypto';
import { signTwilio } from '@messaging/testing';
import type { CallbackResult, RawCallback } from '../../callback-port.js';
import { TwilioCallbackParser } from './callback.js';

const parser = new TwilioCallbackParser();
const token = '12345678901234567890123456789012';
const base = 'https://api.example.com/webhooks/twilio/';
const receivedAt = new Date('2026-11-26T08:00:00Z');
const P = {
  AccountSid: 'AC00000000000000000000000000000001', ApiVersion: '2010-04-01', From: '+15017250604', MessageSid: 'SM1342fe1b2c904d1ab04f0fc7a58abca9',
  SmsSid: 'SM1342fe1b2c904d1ab04f0fc7a58abca9', MessageStatus: 'delivered', SmsStatus: 'delivered', RawDlrDoneDate: '2401151200', To: '+15558675310',
};
const account = { secrets: { authToken: [token] }, identity: {} };
const callbackOf = (url: string, body: string, signature: string | undefined, contentType = 'application/x-www-form-urlencoded'): RawCallback => ({
  method: 'POST', url, body: Buffer.from(body), receivedAt, headers: { 'content-type': contentType, ...(signature !== undefined && { 'x-twilio-signature': signature }) },
});
const parse = (url: string, fields: Record<string, string>, signature: string, of = account): Promise<CallbackResult> =>
  parser.parse(url.includes('inbound') ? 'inbound' : 'status', callbackOf(url, new URLSearchParams(fields).toString(), signature), of);
const kindOf = async (result: Promise<CallbackResult>) => (await result).kind;

describe('Twilio’s callbacks', () => {
  it.each([
    [`${base}status`, 'JUl/yWR/p089mzwfa6mpcBDGdJQ='],
    ['https://api.example.com:443/webhooks/twilio/status', 'JUl/yWR/p089mzwfa6mpcBDGdJQ='],
    ['https://API.example.com:443/webhooks/twilio/status', 'JUl/yWR/p089mzwfa6mpcBDGdJQ='],
    [`${base}status?mid=42&t=a%2Bb`, 'uen5GvGkpeZv3OXFod6Ah/QWT8I='],
    [`${base}status?mid=42&t=a%2bb`, 'uen5GvGkpeZv3OXFod6Ah/QWT8I='],
  ])('are verified over the public URL: %s', async (url, signature) => {
    expect(await kindOf(parse(url, P, signature))).toBe('verified');
  });

  it.each([
    ['http', 'http://api.example.com/webhooks/twilio/status', P],
    ['a trailing slash', `${base}status/`, P],
    ['a parameter more', `${base}status`, { ...P, Extra: '1' }],
    ['a parameter less', `${base}status`, { ...P, To: '' }],
    ['a query', `${base}status?x=1`, P],
  ])('are refused with %s', async (_, url, fields) => {
    expect(await parse(url, fields, 'JUl/yWR/p089mzwfa6mpcBDGdJQ=')).toMatchObject({ kind: 'rejected' });
  });

  it('are refused with any sign of the signature changed', async () => {
    const signature = 'JUl/yWR/p089mzwfa6mpcBDGdJQ=';
    for (let at = 0; at < signature.length; at++) {
      const forged = `${signature.slice(0, at)}${signature[at] === 'R' ? 'S' : 'R'}${signature.slice(at + 1)}`;
      expect(await kindOf(parse(`${base}status`, P, forged))).toBe('rejected');
    }
  });

  it('are verified where PUBLIC_URL has capitals and the port, and Twilio called without the port', async () => {
    const url = 'https://Api.Example.com:443/webhooks/twilio/status';
    const { headers, body } = signTwilio('https://api.example.com/webhooks/twilio/status', P, token);
    const asWritten = createHmac('sha1', token).update(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : 1)).reduce((text, [name, value]) => text + name + value, url.replace(':443', ''))).digest('base64');
    for (const signature of [headers['x-twilio-signature'], asWritten]) expect(await kindOf(parser.parse('status', callbackOf(url, body, signature), account))).toBe('verified');
    expect(await kindOf(parser.parse('status', callbackOf(url, '', createHmac('sha1', '').update(url).digest('base64')), { secrets: { authToken: [''] }, identity: {} }))).toBe('rejected');
  });

  it('are verified untrimmed', async () => {
    const fields = { Body: ' Stop ', From: '+15558675310', MessageSid: 'SM00000000000000000000000000000002', NumMedia: '0', OptOutType: 'STOP', To: '+15017250604' };
    const result = await parse(`${base}inbound`, fields, 'm031w+DC8N95fGWEZyZ2sagfg/0=');
    expect(result).toMatchObject({
      kind: 'verified', answer: { contentType: 'text/xml' },
      inbound: [{ externalId: fields.MessageSid, from: fields.From, to: fields.To, text: ' Stop ', signal: 'stop', at: receivedAt }],
    });
    expect(await kindOf(parse(`${base}inbound`, { ...fields, Body: 'Stop' }, 'm031w+DC8N95fGWEZyZ2sagfg/0='))).toBe('rejected');
  });

  it('are verified by the hash of a body that is no form', async () => {
    const body = '{"type":"com.twilio.messaging.message.delivered","data":{"messageSid":"SM1342fe1b2c904d1ab04f0fc7a58abca9","note":"café"}}';
    const url = `${base}events?bodySHA256=a8f507a32170ec0c3c611c5dfb78d3a608eedafe54378cefa9c3c8eb067b9c83`;
    const json = (text: string) => kindOf(parser.parse('status', callbackOf(url, text, 'dAYQMtoKiRTZe516vQxaUrA5nwY=', 'application/json'), account));
    expect([await json(body), await json(body.replace('café', 'cafe'))]).toEqual(['verified', 'rejected']);
  });

  it('are verified over the bytes of such a body: one that is no UTF-8 is not any other', async () => {
    const bytes = (last: number) => Buffer.from([0x7b, 0x7d, last]);
    const url = `${base}events?bodySHA256=${createHash('sha256').update(bytes(0xff)).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-twilio-signature': createHmac('sha1', token).update(url).digest('base64') };
    const verify = (body: Buffer) => kindOf(parser.parse('status', { method: 'POST', url, headers, body, receivedAt: new Date() }, account));
    expect([await verify(bytes(0xff)), await verify(bytes(0xfe))]).toEqual(['verified', 'rejected']);
  });

  it('are verified with both tokens while one is replaced, and with no other', async () => {
    const rotating = { secrets: { authToken: ['the new token of thirty-two chars', token] }, identity: {} };
    expect(await kindOf(parse(`${base}status`, P, 'JUl/yWR/p089mzwfa6mpcBDGdJQ=', rotating))).toBe('verified');
    for (const authToken of [[], ['another']]) expect(await kindOf(parse(`${base}status`, P, 'JUl/yWR/p089mzwfa6mpcBDGdJQ=', { secrets: { authToken }, identity: {} }))).toBe('rejected');
  });

  it.each([base, 'https://API.Example.com/webhooks/twilio/'])('are read with repeated and hostile names, below %s', async (under) => {
    const url = `${under}status`;
    const body = 'MessageSid=SM1&MessageStatus=sent&A=2&A=1&A=2&__proto__=x&constructor=y';
    const data = `${url}A1A2MessageSidSM1MessageStatussent__proto__xconstructory`;
    const signature = createHmac('sha1', token).update(data).digest('base64');
    expect(await parser.parse('status', callbackOf(url, body, signature), account)).toMatchObject({ kind: 'verified', receipts: [{ externalId: 'SM1', status: 'sent' }] });
  });

  it('bring our attempt id back, also when the fragment of the URL was signed', async () => {
    const url = `${base}status?attempt=0198c0de-0000-7000-8000-00000000000a`;
    for (const signedUrl of [url, `${url}#rc=5&rp=all`]) {
      const { headers, body } = signTwilio(signedUrl, P, token);
      const result = await parser.parse('status', callbackOf(url, body, headers['x-twilio-signature']), account);
      expect(result).toMatchObject({ kind: 'verified', receipts: [{ attemptId: '0198c0de-0000-7000-8000-00000000000a', externalId: P.MessageSid, status: 'delivered', dedupeKey: `${P.MessageSid}|delivered|` }] });
    }
  });

  it.each([
    ['accepted', 'sent'], ['scheduled', 'sent'], ['queued', 'sent'], ['sending', 'sent'], ['sent', 'sent'], ['partially_delivered', 'sent'],
    ['delivered', 'delivered'], ['read', 'read'], ['undelivered', 'failed'], ['failed', 'failed'], ['canceled', 'failed'], ['beamed', 'other'], ['constructor', 'other'], ['__proto__', 'other'],
  ])('say %s and mean %s', async (MessageStatus, status) => {
    const fields = { MessageSid: 'SM1', MessageStatus };
    const { headers } = signTwilio(`${base}status`, fields, token);
    expect(await parse(`${base}status`, fields, headers['x-twilio-signature'] ?? '')).toMatchObject({ receipts: [{ status, providerStatus: MessageStatus }] });
  });

  it('give the reason of a failure by its code', async () => {
    const fields = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30005', ErrorMessage: 'Unknown handset' };
    const { headers } = signTwilio(`${base}status`, fields, token);
    expect(await parse(`${base}status`, fields, headers['x-twilio-signature'] ?? '')).toMatchObject({
      receipts: [{ dedupeKey: 'SM1|undelivered|30005', failure: { class: 'RECIPIENT', code: '30005', detail: 'Unknown handset' } }],
    });
  });

  it('of another Twilio account are kept and change nothing', async () => {
    const of = { secrets: account.secrets, identity: { accountSid: 'AC00000000000000000000000000000002' } };
    expect(await parse(`${base}status`, P, 'JUl/yWR/p089mzwfa6mpcBDGdJQ=', of)).toMatchObject({ kind: 'verified', foreign: true, receipts: [] });
  });

  it('without a signature or with nonsense are refused, never an error', async () => {
    for (const signature of [undefined, '', 'é'.repeat(30), 'x'.repeat(10_000)]) {
      expect(await kindOf(parser.parse('status', callbackOf(`${base}status`, 'a=%zz&b', signature), account))).toBe('rejected');
    }
    expect(await kindOf(parser.parse('status', callbackOf('/no-base', '', 'x'), account))).toBe('rejected');
  });
});
