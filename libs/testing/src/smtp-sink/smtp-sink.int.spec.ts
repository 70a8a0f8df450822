import { createTransport } from 'nodemailer';
import type { SinkOptions } from './behaviour.js';
import { FastSmtpSink } from './fast-smtp-sink.js';
import { SmtpSink } from './smtp-sink.js';

const mail = (to: string) => ({ from: 'shop@example.com', to, subject: 'Grüße 👋', text: 'Hello.\n.\nBye.' });
const transport = (port: number, more: object = {}) => createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...more });

describe('the SMTP sink', () => {
  let sink: SmtpSink;
  const start = async (options: SinkOptions = {}) => (sink = await SmtpSink.start(options));
  afterEach(() => sink.close());

  it('journals what it accepts, decoded, and keeps the bytes', async () => {
    await start({ keepRaw: true });
    const sent = await transport(sink.port).sendMail(mail('ada@example.com'));
    const [entry] = await sink.waitFor(1);
    expect(entry).toMatchObject({ envelopeFrom: 'shop@example.com', to: ['ada@example.com'], messageId: sent.messageId, subject: 'Grüße 👋' });
    expect(entry && sink.raw(entry).toString()).toContain('Bye.');
  });

  it('refuses recipients and messages as told, so many times as told', async () => {
    await start({ behaviour: { refuseRecipients: [{ pattern: '^gone@', code: 550, text: '5.1.1 no such user' }, { pattern: '^busy@', code: 451, times: 1 }] } });
    const mailer = transport(sink.port);
    await expect(mailer.sendMail(mail('gone@example.com'))).rejects.toMatchObject({ responseCode: 550 });
    await expect(mailer.sendMail(mail('busy@example.com'))).rejects.toMatchObject({ responseCode: 451 });
    await mailer.sendMail(mail('busy@example.com'));
    await sink.behave({ refuseMessages: { code: 452, text: '4.3.1 full', times: 1 } });
    await expect(mailer.sendMail(mail('gone@example.com'))).rejects.toMatchObject({ responseCode: 452 });
    await mailer.sendMail(mail('gone@example.com'));
    await sink.behave({ refuseMessages: { code: 554, every: 2 } });
    await mailer.sendMail(mail('first@example.com'));
    await expect(mailer.sendMail(mail('second@example.com'))).rejects.toMatchObject({ responseCode: 554 });
    expect(sink.journal().map(({ to }) => to[0])).toEqual(['busy@example.com', 'gone@example.com', 'first@example.com']);
  });

  it('closes the connection after 421', async () => {
    await start({ behaviour: { refuseRecipients: [{ pattern: '.', code: 421 }] } });
    await expect(transport(sink.port).sendMail(mail('ada@example.com'))).rejects.toMatchObject({ responseCode: 421 });
  });

  it('cuts the connection after the final dot, with and without having taken the message', async () => {
    await start({ behaviour: { cutAfterMessage: { outcome: 'journaled', times: 1 } } });
    await expect(transport(sink.port).sendMail(mail('taken@example.com'))).rejects.toThrow(/closed|ECONN/i);
    await sink.behave({ cutAfterMessage: { outcome: 'lost' } });
    await expect(transport(sink.port).sendMail(mail('lost@example.com'))).rejects.toThrow(/closed|ECONN/i);
    expect(sink.journal().map(({ to }) => to[0])).toEqual(['taken@example.com']);
  });

  it('asks for a password and offers STARTTLS', async () => {
    await start({ auth: { user: 'u', pass: 'p' }, startTls: true });
    const secure = { ignoreTLS: false, requireTLS: true, tls: { rejectUnauthorized: false } };
    await expect(transport(sink.port, { ...secure, auth: { user: 'u', pass: 'x' } }).sendMail(mail('a@example.com'))).rejects.toMatchObject({ responseCode: 535 });
    await transport(sink.port, { ...secure, auth: { user: 'u', pass: 'p' } }).sendMail(mail('a@example.com'));
    expect(sink.journal()).toHaveLength(1);
  });

  it('says what is missing when nothing arrives', async () => {
    await start();
    await expect(sink.waitFor(2, 30)).rejects.toThrow('the sink has 0 messages and got no further for 30 ms (2 wanted)');
  });
});

describe('the fast SMTP sink', () => {
  it('serves an ordinary client and journals envelopes', async () => {
    const sink = await FastSmtpSink.start({ messageDelayMs: 20 });
    const mailer = transport(sink.port, { pool: true, maxConnections: 2 });
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => mailer.sendMail(mail(`${name}@example.com`))));
    mailer.close();
    const entries = await sink.waitFor(4);
    expect(entries.flatMap(({ to }) => to).sort()).toEqual(['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
    expect(await sink.count()).toBe(4);
    await sink.close();
  });
});
