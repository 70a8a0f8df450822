import type { Clock } from '@messaging/kernel';
import type { OutboundGuard } from '../../outbound/outbound-guard.js';
import type { ChannelAdapter, OutboundMessage, SendOutcome } from '../../port.js';
import type { BounceTokens } from './bounce-token.js';
import { composeMail, type Sender } from './compose.js';
import { dkimSigner, type DkimSigner } from './dkim.js';
import { mailAddress } from './header.js';
import type { SmtpCredentials } from './manifest.js';
import { classifySmtpError, shorten } from './outcome.js';
import { defaultTimeouts, type SmtpServerSettings, type SmtpTimeouts } from './open-connection.js';
import { SmtpTransport } from './transport.js';

export interface SmtpAdapterOptions {
  readonly credentials: SmtpCredentials;
  readonly guard: OutboundGuard;
  readonly bounceTokens: BounceTokens;
  readonly clock: Clock;
  readonly connectionsMax?: number;
  readonly timeouts?: SmtpTimeouts;
  /** Further trusted certificates (tests). */
  readonly ca?: string | Buffer;
}

/** 400 mails a second at 50 ms a mail. Opened as they are needed; dispatch uses fewer of them when a relay has too many. */
const CONNECTIONS_MAX = 20;

/** Email over SMTP: composes, signs, transmits, and says what is known (PROVIDERS.md section 5). */
export class SmtpAdapter implements ChannelAdapter {
  readonly provider = 'smtp';
  readonly connections: number;
  readonly #sender: Sender;
  readonly #transport: SmtpTransport;
  readonly #sign: DkimSigner | undefined;

  constructor(private readonly options: SmtpAdapterOptions) {
    const { credentials } = options;
    this.connections = options.connectionsMax ?? CONNECTIONS_MAX;
    this.#sender = credentials;
    this.#transport = new SmtpTransport({ server: serverSettings(options), connectionsMax: this.connections });
    this.#sign = credentials.dkim === undefined ? undefined : dkimSigner(credentials.dkim);
  }

  /** `accepted` means that the relay took it (`sent`, never `delivered`); its externalId is the Message-ID without brackets. */
  async send(message: OutboundMessage): Promise<SendOutcome> {
    const bounceToken = this.options.bounceTokens.mint(message.attemptId);
    const mail = composeMail(message, { sender: senderFor(message, this.#sender), bounceToken, now: this.options.clock.now() });
    if (mail === undefined) return badAddress;
    const raw = this.#sign === undefined ? mail.raw : await this.#sign(mail.raw);
    const result = await this.#transport.transmit({ ...mail, raw });
    if (result.kind === 'failed') return classifySmtpError(result);
    return { kind: 'accepted', externalId: mail.messageIdHeader, response: shorten(result.response) };
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}

/** The account's, or the one that the message keeps. One whose address cannot stand in a header is not kept. */
function senderFor({ from }: OutboundMessage, own: Sender): Sender {
  const fromAddress = from && mailAddress(from.address);
  return fromAddress === undefined ? own : { ...own, fromAddress, fromName: from?.name ?? '' };
}

const badAddress: SendOutcome = {
  kind: 'not_sent',
  failure: { class: 'RECIPIENT', code: 'EENVELOPE', detail: 'This is not an email address.' },
};

/** How the account's server is reached; verification reaches it in the same way. */
export function serverSettings({ credentials, guard, timeouts, ca }: Pick<SmtpAdapterOptions, 'credentials' | 'guard' | 'timeouts' | 'ca'>): SmtpServerSettings {
  const { host, port, username, password, useTls } = credentials;
  return {
    host,
    port,
    security: useTls ? (port === 465 ? 'implicit' : 'starttls') : 'plain',
    ...(username !== undefined && password !== undefined ? { auth: { user: username, pass: password } } : {}),
    resolve: () => guard.resolve(host, port, 'smtp'),
    timeouts: timeouts ?? defaultTimeouts,
    ...(ca === undefined ? {} : { ca }),
  };
}
