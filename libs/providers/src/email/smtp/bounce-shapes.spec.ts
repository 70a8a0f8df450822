import { signBytes } from '../../signature.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCallbackParser } from './callback.js';

const tokens = new BounceTokens([Buffer.alloc(32, 7)]);
const parser = new SmtpCallbackParser(tokens);
const attemptId = '0198c0de-0000-7000-8000-00000000000a';
const verp = `b+${tokens.mint(attemptId)}@bounce.shop.example`;
const secret = 'a secret of sixteen or more';

async function receive(mail: string) {
  const body = Buffer.from(mail.replaceAll('\n', '\r\n'));
  const callback = { method: 'POST', url: 'https://x/webhooks/smtp/a/inbound', headers: { 'x-signature': signBytes(body, secret) }, body, receivedAt: new Date('2026-11-27T12:00:00Z') } as const;
  const result = await parser.parse('inbound', callback, { secrets: { inboundSecret: [secret] }, identity: {} });
  if (result.kind !== 'verified') throw new Error('rejected');
  return result;
}

interface Shape {
  readonly from?: string;
  readonly to?: string;
  readonly headers?: string;
  readonly text?: string;
  readonly textType?: string;
  readonly status: string;
  readonly top?: string;
}

/** A report as servers send it; `status` is the whole of its part for machines. */
const report = ({ from = 'MAILER-DAEMON@mx.example', to = verp, headers = '', text = 'It did not work.', textType = 'text/plain; charset=utf-8', status, top = 'multipart/report; report-type=delivery-status' }: Shape) => `Return-Path: <>
From: Mail Delivery System <${from}>
To: <${to}>
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
${headers}Content-Type: ${top}; boundary="b1"

--b1
Content-Type: ${textType}
Content-Transfer-Encoding: 8bit

${text}

--b1
Content-Description: Delivery report
Content-Type: message/delivery-status

${status}
--b1
Content-Type: message/rfc822

From: hola@shop.example
To: ana@example.com
Message-ID: <m1@shop.example>
Subject: Hola

body
--b1--
`;

const about = 'Reporting-MTA: dns; mx.example\nArrival-Date: Fri, 27 Nov 2026 11:00:00 +0000\n\n';
const block = (status: string, diagnostic?: string, action = 'failed'): string =>
  `${about}Final-Recipient: rfc822; ana@example.com\nAction: ${action}\nStatus: ${status}\n${diagnostic === undefined ? '' : `Diagnostic-Code: ${diagnostic}\n`}`;

const hard: readonly (readonly [string, string])[] = [
  ['Postfix', report({ text: '<ana@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)', status: `Reporting-MTA: dns; mail.shop.example\nX-Postfix-Queue-ID: 4F2\nX-Postfix-Sender: rfc822; ${verp}\n\nFinal-Recipient: rfc822; ana@example.com\nOriginal-Recipient: rfc822;ana@example.com\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.example.com\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n` })],
  ['Postfix, of a server without codes of its own', report({ text: '<ana@example.com>: host mx.example.com[192.0.2.1] said: 550 sorry (in reply to\n    RCPT TO command)'.replace('\n    ', ' '), status: block('5.0.0', 'smtp; 550 sorry') })],
  ['Postfix, of a domain that does not exist', report({ text: '<ana@example.com>: Host or domain name not found. Name service error for name=example.com type=A: Host not found', status: block('5.4.4', 'X-Postfix; Host or domain name not found.') })],
  ['Exim', report({ text: 'ana@example.com\n  host mx.example.com [192.0.2.1]\n  SMTP error from remote mail server after RCPT TO:<ana@example.com>:\n  550 no', status: block('5.0.0', 'smtp; 550 no') })],
  ['Exim, of an address it knows no way to', report({ text: 'A message that you sent could not be delivered to one or more of its recipients.\n\n  ana@example.com\n    Unrouteable address', status: block('5.0.0') })],
  ['Exchange', report({ from: 'postmaster@outlook.example', text: 'No se pudo entregar el mensaje a ana@example.com. No se encontró a ana en example.com.', status: `Reporting-MTA: dns;AM0PR01.eurprd01.prod.exchangelabs.example\nReceived-From-MTA: dns;mail.shop.example\n\nFinal-Recipient: rfc822;ana@example.com\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ana@example.com not found by SMTP address lookup\n` })],
  ['Exchange Online at the edge', report({ status: block('5.4.1', 'smtp;550 5.4.1 Recipient address rejected: Access denied. [DB5EUR01FT012.eop-EUR01.prod.protection.outlook.com]') })],
  ['Exchange Online, an unknown domain', report({ status: block('5.4.310', 'smtp;550 5.4.310 DNS domain example.com does not exist [Message=InfoDomainNonexistent]') })],
  ['Outlook.com', report({ status: block('5.5.0', 'smtp;550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).') })],
  ['Gmail', report({ from: 'mailer-daemon@googlemail.com', headers: 'X-Failed-Recipients: ana@example.com\n', text: '** Address not found **', status: block('5.1.1', "smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos or\n 550 5.1.1 unnecessary spaces. - gsmtp") })],
  ['Gmail, a mailbox that is disabled', report({ status: block('5.2.1', 'smtp; 550 5.2.1 The email account that you tried to reach is disabled.') })],
  ['Amazon SES', report({ from: 'MAILER-DAEMON@eu-west-1.amazonses.com', text: 'An error occurred while trying to deliver the mail to the following recipients:\nana@example.com', status: 'Reporting-MTA: dns; b224-13.smtp-out.eu-west-1.amazonses.com\n\nAction: failed\nFinal-Recipient: rfc822; ana@example.com\nDiagnostic-Code: smtp; 550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown in virtual alias table\nStatus: 5.1.1\n' })],
  ['IronPort', report({ status: block('5.1.0 (Unknown address error)', "smtp; 5.1.0 - Unknown address error 550-'5.1.1 <ana@example.com>: recipient unknown' (delivery attempts: 0)") })],
  ['a server that writes one block', report({ status: 'Reporting-MTA: dns; mx.example\nFinal-Recipient: rfc822; ana@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n' })],
  ['a server that says nothing of the mail, in capitals', report({ status: 'FINAL-RECIPIENT: RFC822; ana@example.com\nACTION: Failed (gave up)\nSTATUS: 5.1.1 (bad destination mailbox address)\n' })],
  ['a server that calls it mixed', report({ top: 'multipart/mixed', status: block('5.1.1') })],
  ['a German server', report({ textType: 'text/plain; charset=iso-8859-1', text: 'Ihre Nachricht konnte nicht zugestellt werden: Der Empf=E4nger ist unbekannt.', status: block('5.1.1', 'smtp; 550 Benutzer unbekannt') })],
  ['a Spanish server with HTML alone', report({ textType: 'text/html; charset=utf-8', text: '<p>El buzón no existe</p>', status: block('5.1.1') })],
  ['a server that encodes the part', report({ status: block('5.1.1') }).replace(/message\/delivery-status\n\n[\s\S]*?\n--b1/, `message/delivery-status\nContent-Transfer-Encoding: base64\n\n${Buffer.from(block('5.1.1')).toString('base64')}\n--b1`)],
  ['one that forwarding has wrapped in new headers', `Delivered-To: archive@shop.example\nX-Forwarded-To: archive@shop.example\nX-Original-To: ${verp}\n${report({ status: block('5.1.1'), to: 'shop@shop.example' })}`],
];

const soft: readonly (readonly [string, string])[] = [
  ['a mailbox that is full', report({ status: block('5.2.2', 'smtp; 552 5.2.2 The email account that you tried to reach is over quota') })],
  ['days without an answer', report({ status: block('4.4.1', 'smtp; connect to mx.example.com: Connection timed out') })],
  ['a mail that expired', report({ status: block('4.4.7', 'smtp; 421 4.4.7 Delivery expired') })],
];

/** Final for the mail, no word against the person. */
const refusedMail: readonly (readonly [string, string])[] = [
  ['spam', report({ status: block('5.7.1', 'smtp; 554 5.7.1 Spam message rejected; mailbox does not exist for you') })],
  ['a blocklist', report({ text: 'said: 550 Blocked by our list (in reply to RCPT TO command)', status: block('5.0.0', 'smtp; 550 Blocked, see the list') })],
  ['policy under another code', report({ status: block('5.5.0', 'smtp; 550 5.5.0 Requested action not taken: mailbox unavailable, for policy reasons') })],
  ['nothing that is known', report({ status: block('5.0.0', 'smtp; 550 no') })],
  ['nothing at all', report({ status: block('', undefined) })],
];

const arf = (type: string, to = verp): string => report({ to, status: `Feedback-Type: ${type}\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Mail-From: <${verp}>\nArrival-Date: Fri, 27 Nov 2026 11:00:00 +0000\n`, top: 'multipart/report; report-type=feedback-report' }).replace('message/delivery-status', 'message/feedback-report');

describe('bounces as mail servers write them', () => {
  it.each(hard)('%s: the address is gone', async (_, mail) => {
    const { receipts, inbound } = await receive(mail);
    expect(receipts).toMatchObject([{ attemptId, status: 'failed', failure: { class: 'RECIPIENT' } }]);
    expect(inbound).toEqual([]);
  });

  it.each(soft)('%s: counted, and closed only when it comes again', async (_, mail) => {
    expect((await receive(mail)).receipts).toMatchObject([{ attemptId, status: 'failed', failure: { class: 'TRANSIENT', policy: { strikes: 3 } } }]);
  });

  it.each(refusedMail)('%s: the mail failed, the person is written to again', async (_, mail) => {
    expect((await receive(mail)).receipts).toMatchObject([{ attemptId, status: 'failed', failure: { class: 'CONTENT' } }]);
  });

  it.each([
    ['delayed', block('4.4.1', 'smtp; 450 4.2.0 Greylisted', 'delayed')], ['delayed, though with a hard code', block('5.1.1', 'smtp; 550 5.1.1 User unknown', 'delayed')],
    ['relayed', block('2.0.0', undefined, 'relayed')], ['expanded', block('2.0.0', undefined, 'expanded')],
  ])('%s: kept, and changes nothing', async (_, status) => {
    const [receipt] = (await receive(report({ status }))).receipts;
    expect(receipt).toMatchObject({ status: 'other' });
    expect(receipt?.failure).toBeUndefined();
  });

  it.each(['not-spam', 'auth-failure', 'Not-Spam', 'virus'])('feedback “%s” is no complaint', async (type) => {
    expect(await receive(arf(type))).toEqual({ kind: 'verified', receipts: [], inbound: [] });
  });

  it.each(['abuse', 'fraud', 'opt-out', 'other'])('feedback “%s” is one', async (type) => {
    expect((await receive(arf(type, 'abuse@shop.example'))).receipts).toMatchObject([{ attemptId, status: 'other', failure: { class: 'OPT_OUT' } }]);
  });
});

describe('mails that are no bounces', () => {
  const bounced = report({ status: block('5.1.1', 'smtp; 550 5.1.1 User unknown') });
  const person = (to: string, headers: string, body: string) => `From: Ana <ana@example.com>\nTo: ${to}\nMessage-ID: <r1@example.com>\nMIME-Version: 1.0\n${headers}\n\n${body}`;

  it.each([
    ['out of office, to the return path', person(verp, 'Subject: Automatische Antwort: Hola\nAuto-Submitted: auto-replied\nX-Auto-Response-Suppress: All\nContent-Type: text/plain', 'Ich bin bis Montag nicht im Haus. 550 5.1.1 User unknown')],
    ['an answer by a machine, in Spanish', person(verp, 'Return-Path: <>\nSubject: Respuesta automática\nPrecedence: bulk\nContent-Type: text/plain', 'Estoy fuera de la oficina.')],
    ['a bounce handed on as an attachment', person('hola@shop.example', 'Content-Type: multipart/mixed; boundary="m1"', `--m1\nContent-Type: text/plain\n\nMirad esto\n--m1\nContent-Type: message/rfc822\n\n${bounced}\n--m1--\n`)],
    ['a bounce handed on with its parts', person('hola@shop.example', 'Content-Type: multipart/mixed; boundary="b1"', bounced.slice(bounced.indexOf('--b1')).replace('It did not work.', 'Mirad esto'))],
  ])('%s: what somebody wrote', async (_, mail) => {
    const { receipts, inbound } = await receive(mail);
    expect(receipts).toEqual([]);
    expect(inbound).toMatchObject([{ from: 'ana@example.com' }]);
  });
});
