import { signBytes } from '../../signature.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCallbackParser } from './callback.js';
import { classifyBounce } from './outcome.js';

const tokens = new BounceTokens([Buffer.alloc(32, 7)]);
const parser = new SmtpCallbackParser(tokens);
const attemptId = '0198c0de-0000-7000-8000-00000000000a';
const verp = `b+${tokens.mint(attemptId)}@bounce.shop.example`;
const secret = 'a secret of sixteen or more';

async function receive(headers: string, text: string) {
  const body = Buffer.from(`${headers}\nDate: Fri, 27 Nov 2026 10:00:00 +0000\nMessage-ID: <x@mx.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`.replaceAll('\n', '\r\n'));
  const callback = { method: 'POST', url: 'https://x/webhooks/smtp/a/inbound', headers: { 'x-signature': signBytes(body, secret) }, body, receivedAt: new Date('2026-11-27T12:00:00Z') } as const;
  const result = await parser.parse('inbound', callback, { secrets: { inboundSecret: [secret] }, identity: {} });
  if (result.kind !== 'verified') throw new Error('rejected');
  return result;
}

const qmail = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: ${verp}\nSubject: failure notice`;
const gone = '\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <hola@shop.example>\nSubject: La cita no existe, usuario desconocido\n\n550 5.1.1 in our own words';

describe('mail without a part for machines', () => {
  it.each([
    ['qmail', qmail, `Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<ana@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)${gone}`, 'RECIPIENT', '5.1.1', undefined],
    ['qmail of another server', qmail, `<ana@example.com>:\n192.0.2.7 does not like recipient.\nRemote host said: 550 No such user here\nGiving up on 192.0.2.7.${gone}`, 'RECIPIENT', 'failed', undefined],
    ['old Exchange', `Return-Path: <>\nFrom: System Administrator <postmaster@corp.example>\nTo: ${verp}\nSubject: Undeliverable: Hola`, 'Your message did not reach some or all of the intended recipients.\n\nana@corp.example on 27/11/2026 10:00\n    The e-mail account does not exist at the organization this message was sent to. <corp.example #5.1.1>', 'RECIPIENT', '5.1.1', undefined],
    ['a Spanish hoster', `Return-Path: <>\nFrom: Soporte <soporte@hosting.example>\nTo: ${verp}\nSubject: Correo no entregado`, `No se ha podido entregar su mensaje a ana@example.com: el usuario no existe.${gone}`, 'RECIPIENT', 'failed', undefined],
    ['a full mailbox', qmail, `<ana@example.com>:\nThe mailbox is full. (#5.2.2)${gone}`, 'TRANSIENT', '5.2.2', 3],
    ['words that say nothing', qmail, `Your message could not be delivered to ana@example.com.${gone}`, 'TRANSIENT', 'failed', 3],
    ['spam', qmail, `<ana@example.com>: Remote host said: 554 Message rejected as spam${gone}`, 'CONTENT', 'failed', undefined],
    ['no return path kept', `From: Mail Delivery Subsystem <mailer-daemon@mx.example>\nTo: ${verp}\nSubject: Returned mail: see transcript for details`, `550 5.1.1 <ana@example.com>... User unknown${gone}`, 'RECIPIENT', '5.1.1', undefined],
  ])('of a server is a bounce: %s', async (_, headers, text, failureClass, code, strikes) => {
    const { receipts, inbound } = await receive(headers, text);
    expect(inbound).toEqual([]);
    expect(receipts).toMatchObject([{ status: 'failed', attemptId, dedupeKey: `${attemptId}|failed|inwords`, failure: { class: failureClass, code } }]);
    expect(receipts[0]?.failure?.policy?.strikes).toBe(strikes);
    expect((await receive(headers.replace(verp, 'hola@shop.example'), text))).toMatchObject({ receipts: [], inbound: [] });
  });

  it.each([
    ['is still tried', 'Warning: message delayed 4 hours', 'A message that you sent has not yet been delivered. No action is required: delivery attempts will continue for some time.'],
    ['is still tried, in Spanish', 'Entrega retrasada', 'Su mensaje aún no se ha podido entregar. El servidor seguirá intentándolo; está retrasado.'],
    ['arrived', 'Successful Mail Delivery Report', 'Your message was successfully delivered to the destination listed below.'],
  ])('of a server about mail that %s fails nothing', async (_, subject, text) => {
    expect(await receive(qmail.replace('failure notice', subject), text)).toMatchObject({ receipts: [{ status: 'other', providerStatus: 'delayed' }], inbound: [] });
  });

  it.each([
    ['RFC 3834', 'From: ana@example.com\nSubject: Re: Hola\nAuto-Submitted: auto-replied'],
    ['RFC 3834, to our return path', `Return-Path: <>\nFrom: ana@example.com\nTo: ${verp}\nSubject: Re: Hola\nAuto-Submitted: auto-replied (vacation)`],
    ['Exchange', 'From: ana@example.com\nSubject: Automatic reply: Hola\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated'],
    ['Outlook in Spanish, unmarked', 'From: ana@example.com\nSubject: Respuesta automática: Hola'],
    ['an old autoresponder', 'From: ana@example.com\nSubject: Hola\nPrecedence: auto_reply'],
    ['another', 'From: ana@example.com\nSubject: Hola\nX-Autoreply: yes'],
    ['nobody to answer', 'Return-Path: <>\nFrom: ana@example.com\nSubject: Estoy de vacaciones'],
  ])('of a machine is kept as its answer: %s', async (_, headers) => {
    expect(await receive(headers, 'Vuelvo el lunes. El usuario no existe.')).toMatchObject({ receipts: [], inbound: [{ from: 'ana@example.com', content: 'automatic' }] });
  });

  it.each(['-', '- ', '>', '@', '\n'])('stays linear on 300 KB of %j: anybody may write to a return path', async (piece) => {
    const line = `cuenta ${piece.repeat(Math.ceil(300_000 / piece.length))}`;
    for (const text of [line, line.slice(7)]) expect((await receive(qmail, text)).receipts).toMatchObject([{ attemptId }]);
    expect(classifyBounce({ status: '5.0.0', diagnostic: line, text: '' })).toBe('CONTENT');
  });

  it('brings its subject and the mails before it, the first of them for certain', async () => {
    const headers = (references: string) => `From: ana@example.com\nSubject: =?utf-8?q?Re:_Su_cita_de_ma=C3=B1ana?=\n${references}`;
    const inbound = async (references: string) => (await receive(headers(references), 'Hola')).inbound[0];
    expect(await inbound('References: <a@shop.example>\n <b@mail.example>\nIn-Reply-To: <b@mail.example>')).toMatchObject({ subject: 'Re: Su cita de mañana', references: ['a@shop.example', 'b@mail.example'] });
    expect(await inbound('In-Reply-To: <a@shop.example>')).toMatchObject({ references: ['a@shop.example'] });
    const many = Array.from({ length: 30 }, (_, n) => `${n}@mail.example`);
    expect((await inbound(`References: ${many.map((id) => `<${id}>`).join('\n ')}`))?.references).toEqual([many[0], ...many.slice(-11)]);
    expect(await inbound('X-Nothing: here')).not.toHaveProperty('references');
  });

  it.each([
    ['anybody', 'From: ana@example.com\nSubject: Re: Hola\nAuto-Submitted: no'],
    ['somebody who writes about a failure', 'Return-Path: <ana@example.com>\nFrom: ana@example.com\nSubject: Fwd: Undelivered Mail Returned to Sender'],
    ['a postmaster at a keyboard', 'Return-Path: <postmaster@example.com>\nFrom: Luis <postmaster@example.com>\nSubject: ¿Hay cita?'],
    ['who answers to the return path', `Return-Path: <ana@example.com>\nFrom: ana@example.com\nTo: ${verp}\nSubject: Re: Hola`],
  ])('of a person is what they wrote: %s', async (_, headers) => {
    const { receipts, inbound } = await receive(headers, 'Hola');
    expect([receipts, inbound.length, inbound[0]?.content]).toEqual([[], 1, undefined]);
  });
});
