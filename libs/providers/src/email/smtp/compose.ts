import type { AnsweredMail, OutboundMessage } from '../../port.js';
import { addressHeader, cleanHeaderValue, domainOf, mailAddress, textHeader } from './header.js';
import { encodeBody, type EncodedBody } from './quoted-printable.js';

/** What the settings say about the sender. Addresses are as `mailAddress` gives them. */
export interface Sender {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo?: string;
  /** Where bounces go; without it they come back to the from address with a plus tag. */
  readonly bounceDomain?: string;
}

/** A mail ready for any SMTP transport. */
export interface ComposedMail {
  readonly envelope: {
    /** The return path: it carries the bounce token (VERP). */
    readonly from: string;
    readonly to: string;
    /** ENVID of a delivery status notification (RFC 3461): the bounce token. */
    readonly envelopeId: string;
  };
  /** Without angle brackets; the same for every attempt of one message, so that a re-send after `unknown` is recognised. */
  readonly messageIdHeader: string;
  /** RFC 5322, CRLF, one character a byte (latin1), not dot-stuffed. */
  readonly raw: string;
}

export interface ComposeContext {
  readonly sender: Sender;
  readonly bounceToken: string;
  readonly now: Date;
}

/** RFC 5321 section 4.5.3.1.1. */
const LOCAL_PART_MAX = 64;
const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * Writes one mail: text, or text and HTML as alternatives. Our own instead of nodemailer's MailComposer, which takes
 * 260 µs for a 2 KB mail where this takes 12: at that price composing was half the cost of a campaign.
 * Undefined when `to` is no mail address.
 */
export function composeMail(message: OutboundMessage, context: ComposeContext): ComposedMail | undefined {
  const to = mailAddress(message.to);
  if (to === undefined) return undefined;
  const { sender, bounceToken } = context;
  const messageIdHeader = `${message.messageId.replace(/[^A-Za-z0-9._-]/g, '')}@${domainOf(sender.fromAddress)}`;
  const raw = `${asBytes(headers(message, context, { to, messageIdHeader }))}${body(message)}`;
  return { envelope: { from: returnPath(sender, bounceToken), to, envelopeId: bounceToken }, messageIdHeader, raw };
}

/** A body is ASCII, and so are headers but for an internationalised local part: its UTF-8, one character a byte. */
const asBytes = (text: string): string => (NOT_ASCII.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text);

/** The envelope sender that brings the token back: `b+token@bounceDomain`, or a plus tag on the from address. */
export function returnPath(sender: Pick<Sender, 'fromAddress' | 'bounceDomain'>, token: string): string {
  const domain = domainOf(sender.fromAddress);
  if (sender.bounceDomain !== undefined) return `b+${token}@${sender.bounceDomain}`;
  const tagged = `${sender.fromAddress.slice(0, -domain.length - 1)}+b-${token}`;
  return tagged.length <= LOCAL_PART_MAX ? `${tagged}@${domain}` : `b+${token}@${domain}`;
}

function headers(message: OutboundMessage, { sender, now }: ComposeContext, ids: { to: string; messageIdHeader: string }): string {
  const lines = [
    addressHeader('From', { address: sender.fromAddress, displayName: sender.fromName }),
    addressHeader('To', { address: ids.to }),
    ...(sender.replyTo === undefined ? [] : [addressHeader('Reply-To', { address: sender.replyTo })]),
    textHeader('Subject', message.subject ?? ''),
    `Date: ${rfc5322Date(now)}`,
    `Message-ID: <${ids.messageIdHeader}>`,
    ...answerHeaders(message.answers),
    ...unsubscribeHeaders(message.unsubscribeUrl),
    'MIME-Version: 1.0',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** What a message id may be; anything else could end the line. */
const MESSAGE_ID = /^[\x21-\x3b\x3d\x3f-\x7e]{3,300}$/;

/** RFC 5322 section 3.6.4: by these, mail programs show an answer below what it answers. One id a line: each stays below 998 characters. */
function answerHeaders(answers: AnsweredMail | undefined): string[] {
  if (answers === undefined || !MESSAGE_ID.test(answers.id)) return [];
  const ids = [...answers.references.filter((id) => MESSAGE_ID.test(id) && id !== answers.id), answers.id];
  return [`In-Reply-To: <${answers.id}>`, `References: ${ids.map((id) => `<${id}>`).join('\r\n ')}`];
}

/** RFC 8058: both headers, or a mailbox provider shows no one-click button. White space or brackets would end the URL. */
function unsubscribeHeaders(url: string | undefined): string[] {
  if (url === undefined) return [];
  const clean = cleanHeaderValue(url).replace(/[\s<>]|[^\x21-\x7e]/g, (char) => encodeURIComponent(char));
  return [`List-Unsubscribe: <${clean}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'];
}

const rfc5322Date = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

function body(message: OutboundMessage): string {
  const text = encodeBody(message.text);
  if (message.html === undefined) return `${part('plain', text)}\r\n`;
  const html = encodeBody(message.html);
  let boundary = `=_${message.messageId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 48)}`;
  while (text.content.includes(boundary) || html.content.includes(boundary)) boundary += '_';
  return `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${part('plain', text)}\r\n--${boundary}\r\n${part('html', html)}\r\n--${boundary}--\r\n`;
}

const part = (subtype: 'plain' | 'html', { encoding, content }: EncodedBody): string =>
  `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
