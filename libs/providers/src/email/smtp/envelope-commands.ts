import type { ComposedMail } from './compose.js';
import { DSN_NOTIFY, smtpError } from './conversation.js';

/** What EHLO offered: keyword (upper case) → parameters. */
export type SmtpExtensions = ReadonlyMap<string, string>;

/** Reads a complete EHLO reply, lines parted by LF; a HELO reply offers nothing. */
export function extensionsOf(ehloReply: string): SmtpExtensions {
  const offered = ehloReply.split('\n').slice(1).map((line) => /^\d{3}[ -]([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?$/.exec(line.trim()));
  return new Map(offered.flatMap((match) => (match?.[1] === undefined ? [] : [[match[1].toUpperCase(), match[2]?.trim() ?? '']])));
}

/** MAIL and RCPT of one mail (RFC 2920 lets both go at once, and what begins the data with them), one character a byte, with the parameters that nodemailer would choose. */
export function envelopeCommands({ envelope, raw }: ComposedMail, offered: SmtpExtensions): string {
  const { from, to, envelopeId } = envelope;
  let mail = `MAIL FROM:<${from}>`;
  let rcpt = `RCPT TO:<${to}>`;
  const isAscii = !/[^\x00-\x7f]/.test(from + to);
  if (offered.has('SMTPUTF8') && !isAscii) mail += ' SMTPUTF8';
  if (offered.has('SIZE')) mail += ` SIZE=${raw.length}`;
  if (offered.has('DSN')) {
    mail += ` RET=HDRS ENVID=${xtext(envelopeId)}`;
    rcpt += ` NOTIFY=${DSN_NOTIFY.join(',')} ORCPT=${xtext(`rfc822;${to}`)}`;
  }
  const commands = `${mail}\r\n${rcpt}\r\n`;
  return isAscii ? commands : Buffer.from(commands, 'utf8').toString('latin1');
}

/** Why this mail is not even offered to the server, or undefined. */
export function refusedHere({ envelope, raw }: ComposedMail, offered: SmtpExtensions): Error | undefined {
  const { from, to } = envelope;
  if (/[\x00-\x1f\x7f<>]/.test(from + to) || to === '') {
    return smtpError('An address that no SMTP command can carry.', { code: 'EENVELOPE', command: 'API' });
  }
  const sizeMax = Number(offered.get('SIZE') ?? 0);
  if (sizeMax > 0 && raw.length > sizeMax) {
    return smtpError(`The mail is larger than the ${sizeMax} bytes that the server takes.`, { code: 'EMESSAGE', command: 'MAIL FROM' });
  }
  return undefined;
}

/** RFC 3461 section 4. */
const xtext = (text: string): string =>
  Buffer.from(text, 'utf8').toString('latin1').replace(/[^\x21-\x2a\x2c-\x3c\x3e-\x7e]/g, (char) => `+${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
