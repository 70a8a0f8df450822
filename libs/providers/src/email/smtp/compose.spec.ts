import fc from 'fast-check';
import PostalMime from 'postal-mime';
import type { OutboundMessage } from '../../port.js';
import { composeMail, returnPath, type ComposedMail, type Sender } from './compose.js';
import { cleanHeaderValue, mailAddress } from './header.js';

const sender: Sender = { fromName: 'Tienda Ñandú', fromAddress: 'hola@shop.example', bounceDomain: 'bounce.shop.example' };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'email', to: 'ana@example.com', purpose: 'marketing', subject: 'Hola', text: 'Hola Ana', html: '<p>Hola Ana</p>',
  unsubscribeUrl: 'https://shop.example/u/abc',
};
const now = new Date('2026-11-23T06:00:00Z');
const compose = (change: Partial<OutboundMessage> = {}, from: Sender = sender): ComposedMail => {
  const mail = composeMail({ ...message, ...change }, { sender: from, bounceToken: 'tok', now });
  if (mail === undefined) throw new Error('no address');
  return mail;
};
/** What MIME lets through unchanged: any line end, one line end at the end of a part, no lone surrogates. */
const canonical = (text: string | undefined) => wellFormed(text ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
const wellFormed = (text: string) => Buffer.from(text).toString();
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(' ', '\t', '\n', '\r\n', '.', '=', '--', 'á', '😀', 'word', 'x'.repeat(90), 'y'.repeat(1200)), { maxLength: 40 }).map((parts) => parts.join('')),
).map((text) => text.replaceAll('\0', ''));

describe('composing a mail', () => {
  it('stands below the mail that it answers, whatever that one’s id is', async () => {
    const headersOf = async (id: string, references: string[] = []) => {
      const { raw } = compose({ answers: { id, references } });
      for (const line of raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n')) expect(line.length).toBeLessThan(998);
      const { inReplyTo, references: given, headers } = await PostalMime.parse(raw);
      return [inReplyTo, given, headers.length];
    };
    const plain = (await PostalMime.parse(compose().raw)).headers.length;
    expect(await headersOf('b@mail.example')).toEqual(['<b@mail.example>', '<b@mail.example>', plain + 2]);
    expect(await headersOf('b@mail.example', ['a@shop.example', 'b@mail.example'])).toEqual(['<b@mail.example>', '<a@shop.example> <b@mail.example>', plain + 2]);
    expect((await headersOf('b@mail.example', Array.from({ length: 12 }, (_, n) => `${n}${'x'.repeat(280)}@mail.example`)))[2]).toBe(plain + 2);
    for (const id of ['a b@mail.example', 'b@mail.example>\r\nBcc: <eve@example.com', 'ñ@mail.example', '<b@mail.example', 'x'.repeat(301)]) expect((await headersOf(id))[2]).toBe(plain);
    expect((await headersOf('b@mail.example', ['x\r\nBcc: eve@example.com']))[1]).toBe('<b@mail.example>');
  });

  it('writes the headers that deliverability and one-click opt-out need', () => {
    const raw = compose({ subject: 'Tu cita de mañana' }, { ...sender, replyTo: 'citas@shop.example' }).raw;
    expect(raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n')).toEqual([
      'From: =?UTF-8?B?VGllbmRhIMORYW5kw7o=?= <hola@shop.example>',
      'To: ana@example.com',
      'Reply-To: citas@shop.example',
      'Subject: =?UTF-8?B?VHUgY2l0YSBkZSBtYcOxYW5h?=',
      'Date: Mon, 23 Nov 2026 06:00:00 +0000',
      'Message-ID: <0198c0de-0000-7000-8000-000000000001@shop.example>',
      'List-Unsubscribe: <https://shop.example/u/abc>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="=_0198c0de-0000-7000-8000-000000000001"',
    ]);
  });

  it('has no html part when there is none', async () => {
    const raw = compose({ html: undefined, unsubscribeUrl: undefined }).raw;
    expect(raw).not.toMatch(/multipart|List-Unsubscribe/);
    expect((await PostalMime.parse(raw)).text?.trim()).toBe('Hola Ana');
  });

  it('arrives as it was written, whatever the subject, name and bodies hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, anyText, async (subject, fromName, text, html) => {
        const { raw } = compose({ subject, text, html }, { ...sender, fromName });
        for (const line of raw.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(998);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
        const parsed = await PostalMime.parse(raw);
        expect(parsed.subject ?? '').toBe(wellFormed(cleanHeaderValue(subject)));
        expect(parsed.from).toEqual({ address: 'hola@shop.example', name: wellFormed(cleanHeaderValue(fromName)) });
        expect(canonical(parsed.text)).toBe(canonical(text));
        expect(canonical(parsed.html)).toBe(canonical(html));
        expect(parsed.attachments).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('lets no value start a header of its own', async () => {
    const evil = 'x\r\nBcc: all@example.com\r\n\r\nbody';
    const { raw } = compose({ subject: evil, messageId: `id${evil}`, unsubscribeUrl: `https://x/${evil}>` }, { ...sender, fromName: evil });
    const parsed = await PostalMime.parse(raw);
    expect(parsed.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(parsed.text?.trim()).toBe('Hola Ana');
  });

  it.each(['', 'a', '@b.example', 'a b@c.example', 'a@b@c', 'a@b.example\r\nRCPT TO:<x@y>', 'a@b.example, c@d.example', '<a@b.example>', 'a@b c'])('refuses %j as a recipient', (to) => {
    expect(composeMail({ ...message, to }, { sender, bounceToken: 'tok', now })).toBeUndefined();
  });

  it('writes an internationalised domain in ASCII', () => {
    expect(mailAddress('ana@españa.example')).toBe('ana@xn--espaa-rta.example');
  });

  it('keeps the Message-ID over attempts and puts the token of the attempt into the return path', () => {
    const first = compose();
    const second = compose({ attemptId: '0198c0de-0000-7000-8000-00000000000b' });
    expect(second.messageIdHeader).toBe(first.messageIdHeader);
    expect(first.envelope).toEqual({ from: 'b+tok@bounce.shop.example', to: 'ana@example.com', envelopeId: 'tok' });
  });

  it('falls back to the from address for bounces, within 64 characters', () => {
    const token = 'a'.repeat(39);
    expect(returnPath({ fromAddress: 'hola@shop.example' }, token)).toBe(`hola+b-${token}@shop.example`);
    expect(returnPath({ fromAddress: `${'l'.repeat(22)}@shop.example` }, token)).toBe(`${'l'.repeat(22)}+b-${token}@shop.example`);
    expect(returnPath({ fromAddress: `${'l'.repeat(23)}@shop.example` }, token)).toBe(`b+${token}@shop.example`);
  });
});
