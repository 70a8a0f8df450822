import { createHmac, randomUUID } from 'node:crypto';

/** What a delivery status notification reports. */
export interface DsnOptions {
  /** Envelope sender of the original message: where the report goes. Its VERP token is what correlates. */
  readonly envelopeFrom: string;
  readonly recipient: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code, `5.1.1`. */
  readonly status: string;
  /** `Message-ID` of the original, with angle brackets. */
  readonly messageId: string;
  /** ENVID of the original, when the server supported DSN. */
  readonly envid?: string;
  /** The remote server's words; derived from the status unless given. */
  readonly diagnostic?: string;
}

const explanations: Record<DsnOptions['action'], string> = {
  failed: 'could not be delivered, and will not be tried again',
  delayed: 'could not be delivered yet; delivery goes on being tried',
  delivered: 'was delivered',
  relayed: 'was handed to a server that reports nothing further',
  expanded: 'was delivered to a list',
};

function statusPart(options: DsnOptions): string[] {
  const { recipient, action, status, envid } = options;
  const diagnostic = options.diagnostic ?? `${status.startsWith('5') ? '550' : '450'} ${status} as the test wishes`;
  return [
    ...(envid === undefined ? [] : [`Original-Envelope-Id: ${envid}`]),
    'Reporting-MTA: dns; mx.example.net',
    `Arrival-Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    '',
    `Original-Recipient: rfc822;${recipient}`,
    `Final-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(status.startsWith('2') ? [] : [`Diagnostic-Code: smtp; ${diagnostic}`]),
  ];
}

/** A report as RFC 3464 wants it (multipart/report; report-type=delivery-status), CRLF line ends, as bytes. */
export function dsnFor(options: DsnOptions): Buffer {
  const { envelopeFrom, recipient, action, messageId } = options;
  const boundary = `report-${randomUUID()}`;
  const lines = [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    `To: <${envelopeFrom}>`,
    `Subject: Delivery status notification (${action})`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@mx.example.net>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `Your message to ${recipient} ${explanations[action]}.`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    ...statusPart(options),
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    `To: <${recipient}>`,
    '',
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** The `X-Signature` header of API.md section 5: HMAC-SHA-256 of the very bytes with the account's inboundSecret. */
export const signInbound = (secret: string, bytes: Buffer | string): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
