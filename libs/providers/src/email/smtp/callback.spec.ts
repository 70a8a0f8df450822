import fc from 'fast-check';
import type { CallbackResult } from '../../callback-port.js';
import { signBytes } from '../../signature.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCallbackParser } from './callback.js';

const tokens = new BounceTokens([Buffer.alloc(32, 7)]);
const parser = new SmtpCallbackParser(tokens);
const attemptId = '0198c0de-0000-7000-8000-00000000000a';
const token = tokens.mint(attemptId);
const secret = 'a secret of sixteen or more';
const receivedAt = new Date('2026-11-23T07:00:00Z');

const post = (body: Buffer, signature = signBytes(body, secret), secrets: Record<string, string[]> = { inboundSecret: [secret] }): Promise<CallbackResult> =>
  parser.parse('inbound', { method: 'POST', url: 'https://x/webhooks/smtp/a/inbound', headers: { 'x-signature': signature }, body, receivedAt }, { secrets, identity: {} });
const receive = async (text: string) => {
  const result = await post(Buffer.from(text.replaceAll('\n', '\r\n')));
  if (result.kind !== 'verified') throw new Error('rejected');
  return result;
};

const dsn = ({ to = `b+${token}@bounce.shop.example`, envelopeId = '', action = 'failed', status = '5.1.1', original = 'Message-ID: <m1@shop.example>' } = {}) => `From: MAILER-DAEMON@mx.example
To: ${to}
Subject: Undelivered Mail Returned to Sender
Date: Mon, 23 Nov 2026 06:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

It did not work.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
${envelopeId === '' ? 'X-Nothing: here' : `Original-Envelope-Id: ${envelopeId}`}

Original-Recipient: rfc822;ana@example.com
Final-Recipient: rfc822; Ana@example.com
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status}
 no such user
--b1
Content-Type: message/rfc822

From: hola@shop.example
${original}

body
--b1--
`;

describe('incoming mail of SMTP', () => {
  it('is rejected without the right signature', async () => {
    const body = Buffer.from(dsn());
    expect((await post(body, 'sha256=00')).kind).toBe('rejected');
    expect((await post(body, signBytes(body, 'another'))).kind).toBe('rejected');
    expect((await post(body, signBytes(body, ''), {})).kind).toBe('rejected');
    expect((await post(body, signBytes(body, ''), { inboundSecret: [''] })).kind).toBe('rejected');
  });

  it('reads a bounce to the return path of an attempt', async () => {
    expect((await receive(dsn())).receipts).toEqual([
      {
        dedupeKey: `${attemptId}|failed|5.1.1|rfc822;ana@example.com`,
        status: 'failed',
        providerStatus: 'failed 5.1.1',
        at: new Date('2026-11-23T06:30:00Z'),
        attemptId,
        failure: { class: 'RECIPIENT', code: '5.1.1', detail: 'smtp; 550 5.1.1 no such user' },
      },
    ]);
  });

  it.each([
    ['a plus tag', { to: `hola+b-${token}@shop.example` }],
    ['upper case', { to: `<B+${token.toUpperCase()}@BOUNCE.shop.example>` }],
    ['the envelope id', { to: 'postmaster@shop.example', envelopeId: token }],
  ])('finds the attempt by %s', async (_by, change) => {
    expect((await receive(dsn(change))).receipts).toMatchObject([{ attemptId, status: 'failed' }]);
  });

  it.each(['failed', 'delayed', 'relayed'])('counts no %s without a valid token', async (action) => {
    const forged = `b+${'a'.repeat(39)}@bounce.shop.example`;
    expect(await receive(dsn({ to: forged, envelopeId: 'abc', action }))).toEqual({ kind: 'verified', receipts: [], inbound: [] });
  });

  it('speaks of the attempt of its token alone, whatever mail it shows', async () => {
    for (const change of [{}, { action: 'delivered', status: '2.0.0' }, { original: 'Message-ID: <of-somebody-else@shop.example>' }]) {
      const [receipt] = (await receive(dsn(change))).receipts;
      expect([receipt?.attemptId, receipt?.externalId]).toEqual([attemptId, undefined]);
    }
  });

  it('finds a delivered one by Message-ID as well', async () => {
    expect((await receive(dsn({ to: 'x@shop.example', action: 'delivered', status: '2.0.0' }))).receipts).toMatchObject([
      { status: 'delivered', externalId: 'm1@shop.example' },
    ]);
  });

  it.each([
    ['delivered', '2.0.0', 'delivered', undefined],
    ['delayed', '4.4.1', 'other', undefined],
    ['expanded', '2.0.0', 'other', undefined],
    ['failed', '5.2.2', 'failed', 'TRANSIENT'],
    ['failed', '4.4.7', 'failed', 'TRANSIENT'],
    ['failed', '5.7.1', 'failed', 'CONTENT'],
    ['failed', '5.7.26', 'failed', 'ACCOUNT'],
    ['failed', '5.0.0', 'failed', 'RECIPIENT'], // the words say so
    ['failed', '5.9.9', 'failed', 'CONTENT'],
  ])('reads %s %s as %s', async (action, status, expected, failureClass) => {
    const [receipt] = (await receive(dsn({ action, status }))).receipts;
    expect(receipt?.status).toBe(expected);
    expect(receipt?.failure?.class).toBe(failureClass);
  });

  describe('of complaints (ARF)', () => {
    const arf = (more: Parameters<typeof dsn>[0] & { returnPath?: string } = {}) =>
      dsn(more).replace('delivery-status;', 'feedback-report;').replace('message/delivery-status', 'message/feedback-report').replace('Reporting-MTA: dns; mx.example', `Feedback-Type: abuse\nOriginal-Mail-From: <${more.returnPath ?? 'x@shop.example'}>`);
    const forged = `${token.slice(0, -2)}${token.endsWith('aa') ? 'ba' : 'aa'}`;
    const other = new BounceTokens([Buffer.alloc(32, 8)]).mint(attemptId);

    it('reads one as an opt-out that says nothing about delivery', async () => {
      expect((await receive(arf())).receipts).toMatchObject([{ status: 'other', providerStatus: 'complaint', attemptId, failure: { class: 'OPT_OUT' } }]);
      expect((await receive(arf({ to: 'abuse@shop.example', returnPath: `b+${token}@bounce.shop.example` }))).receipts).toMatchObject([{ attemptId }]);
    });

    it.each([['a token with another end', forged], ['a token of another installation', other], ['an attempt id for a token', attemptId]])('names no attempt by %s, wherever it stands', async (_, bad) => {
      for (const place of [{ to: `b+${bad}@bounce.shop.example` }, { to: 'abuse@shop.example', returnPath: `b+${bad}@bounce.shop.example` }, { to: 'abuse@shop.example', envelopeId: bad }]) {
        for (const { attemptId: named } of (await receive(arf(place))).receipts) expect(named).toBeUndefined();
        expect((await receive(arf({ ...place, original: 'Subject: no id' }))).receipts).toEqual([]);
      }
    });

    it('is rejected whole when somebody else signed it, whatever its token', async () => {
      expect((await post(Buffer.from(arf()), signBytes(Buffer.from(arf()), 'the secret of another hub'))).kind).toBe('rejected');
    });
  });

  it('takes any other mail for a message of a person', async () => {
    const { inbound, receipts } = await receive('From: Ana <Ana@Example.com>\nTo: hola@shop.example\nMessage-ID: <r1@example.com>\nSubject: Re: Hola\n\nBAJA\n');
    expect(receipts).toEqual([]);
    expect(inbound).toEqual([{ externalId: 'r1@example.com', from: 'ana@example.com', to: 'hola@shop.example', text: 'BAJA', subject: 'Re: Hola', at: receivedAt }]);
  });

  it('survives whatever the bytes are', async () => {
    const whole = dsn();
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(whole.length), fc.string({ unit: 'binary', maxLength: 40 })).map(([from, to, noise]) => Buffer.from(whole.slice(0, from) + noise + whole.slice(to)));
    await fc.assert(fc.asyncProperty(fc.oneof(cut, fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes))), async (body) => {
      const result = await post(body);
      if (result.kind !== 'verified') throw new Error('rejected');
      for (const receipt of result.receipts) expect(receipt.dedupeKey.length).toBeLessThanOrEqual(200);
    }), { numRuns: 200 });
  });
});
