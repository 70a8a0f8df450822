import type { Channel } from '@messaging/contracts';
import type { Clock } from '@messaging/kernel';
import type { ChannelAdapter, FailureClass, OutboundMessage, ProviderFailure, SendOutcome } from '../port.js';
import { storyOf, type SandboxStory } from './magic-recipients.js';
import type { SandboxCredentials } from './manifest.js';
import { ReceiptPoster, type ReceiptPosterOptions } from './receipt-poster.js';

export interface SandboxAdapterOptions {
  readonly accountId: string;
  readonly channel: Channel;
  readonly credentials: SandboxCredentials;
  /** Where the webhooks service is reached, without a trailing slash. */
  readonly webhooksUrl: string;
  readonly clock: Clock;
  readonly poster?: Pick<ReceiptPosterOptions, 'inFlightMax' | 'waitingMax' | 'retryBaseMs'>;
}

/** Messages whose first, failing try is remembered; the oldest is forgotten first. */
const TRANSIENT_MAX = 10_000;

/** The receipts of each story, in order; the i-th comes i delays after the call. */
const RECEIPTS: Readonly<Record<SandboxStory, readonly ('delivered' | 'read' | 'failed')[]>> = {
  delivered: ['delivered'],
  refused: [],
  failed: ['failed'],
  transient: ['delivered'],
  silent: [],
  read: ['delivered', 'read'],
  unknown: [],
  late: ['delivered'],
};

/** Accepts at once, lets nothing leave, and posts the receipts a vendor would, over HTTP and signed. */
export class SandboxAdapter implements ChannelAdapter {
  readonly provider = 'sandbox';
  readonly concurrency = 50;
  readonly #poster: ReceiptPoster;
  readonly #failedOnce = new Set<string>();
  #closed = false;

  constructor(private readonly options: SandboxAdapterOptions) {
    const url = `${options.webhooksUrl}/webhooks/sandbox/${encodeURIComponent(options.accountId)}/status`;
    this.#poster = new ReceiptPoster({ ...options.poster, url, secret: options.credentials.sandboxSecret });
  }

  send(message: OutboundMessage): Promise<SendOutcome> {
    return Promise.resolve(this.#send(message));
  }

  /** Posts the receipts still due, for two seconds at most. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#poster.close();
  }

  #send(message: OutboundMessage): SendOutcome {
    if (this.#closed) return notSent('TRANSIENT', 'sandbox-closed');
    const story = storyOf(message.to);
    if (story === 'refused') return notSent('RECIPIENT', 'sandbox-refused');
    if (story === 'transient' && this.#firstTime(message.messageId)) return notSent('TRANSIENT', 'sandbox-transient');
    const externalId = `sandbox-${message.attemptId}`;
    RECEIPTS[story].forEach((status, index) => this.#announce(message, status, index + 1));
    if (story === 'unknown' || story === 'late') return { kind: 'unknown', failure: failureOf('AMBIGUOUS', 'sandbox-unknown') };
    return { kind: 'accepted', externalId };
  }

  #announce(message: OutboundMessage, status: 'delivered' | 'read' | 'failed', step: number): void {
    const { clock, credentials } = this.options;
    const delayMs = credentials.receiptDelayMs * step;
    const at = new Date(clock.now().getTime() + delayMs).toISOString();
    this.#poster.schedule({ externalId: `sandbox-${message.attemptId}`, attemptId: message.attemptId, status, at }, delayMs);
  }

  #firstTime(messageId: string): boolean {
    if (this.#failedOnce.delete(messageId)) return false;
    const [oldest] = this.#failedOnce;
    if (this.#failedOnce.size >= TRANSIENT_MAX && oldest !== undefined) this.#failedOnce.delete(oldest);
    this.#failedOnce.add(messageId);
    return true;
  }
}

const failureOf = (failureClass: FailureClass, code: string): ProviderFailure => ({
  class: failureClass,
  code,
  detail: 'The sandbox plays this outcome for this recipient.',
  ...(failureClass === 'TRANSIENT' ? { backoff: 'connection' as const } : {}),
});

const notSent = (failureClass: FailureClass, code: string): SendOutcome => ({ kind: 'not_sent', failure: failureOf(failureClass, code) });
