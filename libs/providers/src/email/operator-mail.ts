import { createTransport } from 'nodemailer';

/** The operator's own way out for alerts: beside the shops' accounts, one of which may be what the alert is about. */
export interface OperatorMailServer {
  /** `smtp://user:password@host:port` (STARTTLS where it is offered) or `smtps://…` (TLS at once). */
  readonly url: string;
  readonly from: string;
}

export interface OperatorMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try: whoever gets it twice sees one. */
  readonly messageId: string;
}

/** Shorter than the transaction that waits for it. */
const timeoutMs = 8000;

/** Sends one mail; throws what went wrong. */
export async function sendOperatorMail(server: OperatorMailServer, mail: OperatorMail): Promise<void> {
  const transport = createTransport({
    url: server.url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ ...mail, from: server.from, headers: { 'Auto-Submitted': 'auto-generated' } });
  } finally {
    transport.close();
  }
}
