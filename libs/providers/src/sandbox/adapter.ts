import { setTimeout as wait } from 'node:timers/promises';
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
const FIRST_TRIES_MAX = 10_000;
/** What a slow provider takes. */
const SLOW_MS = 3000;
/** What a provider that is overrun asks for. */
const RATE_LIMIT_MS = 2000;

interface Play {
  /** Refused at every try. */
  readonly refusal?: FailureClass;
  /** Refused at the first try of a message; the next is accepted. */
  readonly firstRefusal?: FailureClass;
  /** In order; the i-th comes i delays after the call. */
  readonly receipts?: readonly ('delivered' | 'read' | 'failed')[];
  /** What the person writes after the last receipt. */
  readonly reply?: string;
  readonly isUnknown?: boolean;
  readonly latencyMs?: number;
}

/** What happens in each story; the failure classes are those of PROVIDERS.md section 6. */
const PLAYS: Readonly<Record<SandboxStory, Play>> = {
  delivered: { receipts: ['delivered'] },
  refused: { refusal: 'RECIPIENT' },
  failed: { receipts: ['failed'] },
  transient: { firstRefusal: 'TRANSIENT', receipts: ['delivered'] },
  silent: {},
  read: { receipts: ['delivered', 'read'] },
  unknown: { isUnknown: true },
  late: { isUnknown: true, receipts: ['delivered'] },
  rate_limit: { firstRefusal: 'RATE_LIMIT', receipts: ['delivered'] },
  defer: { firstRefusal: 'DEFER', receipts: ['delivered'] },
  window: { refusal: 'WINDOW' },
  content: { refusal: 'CONTENT' },
  opt_out: { refusal: 'OPT_OUT' },
  account: { firstRefusal: 'ACCOUNT', receipts: ['delivered'] },
  slow: { latencyMs: SLOW_MS, receipts: ['delivered'] },
  reply: { receipts: ['delivered', 'read'], reply: 'Hola 👋 (sandbox)' },
  stop: { receipts: ['delivered', 'read'], reply: 'STOP' },
};

/** Accepts at once, lets nothing leave, and posts the receipts a vendor would, over HTTP and signed. */
export class SandboxAdapter implements ChannelAdapter {
  readonly provider = 'sandbox';
  readonly connections = 50;
  readonly #poster: ReceiptPoster;
  readonly #failedOnce = new Set<string>();
  #closed = false;

  constructor(private readonly options: SandboxAdapterOptions) {
    const url = `${options.webhooksUrl}/webhooks/sandbox/${encodeURIComponent(options.accountId)}`;
    this.#poster = new ReceiptPoster({ ...options.poster, url, secret: options.credentials.sandboxSecret });
  }

  async send(message: OutboundMessage): Promise<SendOutcome> {
    const play = PLAYS[storyOf(message.to)];
    if (play.latencyMs !== undefined) await wait(play.latencyMs);
    return this.#send(message, play);
  }

  /** Posts the receipts still due, for two seconds at most. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#poster.close();
  }

  #send(message: OutboundMessage, { refusal, firstRefusal, receipts = [], reply, isUnknown }: Play): SendOutcome {
    if (this.#closed) return notSent('TRANSIENT', 'sandbox-closed');
    if (refusal !== undefined) return notSent(refusal, refusal === 'RECIPIENT' ? 'sandbox-refused' : codeOf(refusal));
    if (firstRefusal !== undefined && this.#firstTime(message.messageId)) return notSent(firstRefusal, codeOf(firstRefusal));
    receipts.forEach((status, index) => this.#announce(message, status, index + 1));
    if (reply !== undefined) this.#answer(message, { text: reply, step: receipts.length + 1 });
    if (isUnknown) return { kind: 'unknown', failure: failureOf('AMBIGUOUS', 'sandbox-unknown') };
    return { kind: 'accepted', externalId: `sandbox-${message.attemptId}` };
  }

  #announce(message: OutboundMessage, status: 'delivered' | 'read' | 'failed', step: number): void {
    const { delayMs, at } = this.#moment(step);
    this.#poster.schedule('status', { externalId: `sandbox-${message.attemptId}`, attemptId: message.attemptId, status, at }, delayMs);
  }

  /** The person writes back, through the same door as any other. */
  #answer({ attemptId, to }: OutboundMessage, { text, step }: { text: string; step: number }): void {
    const { delayMs, at } = this.#moment(step);
    this.#poster.schedule('inbound', { id: `sandbox-reply-${attemptId}`, from: to, text, at }, delayMs);
  }

  #moment(step: number): { delayMs: number; at: string } {
    const { clock, credentials } = this.options;
    const delayMs = credentials.receiptDelayMs * step;
    return { delayMs, at: new Date(clock.now().getTime() + delayMs).toISOString() };
  }

  #firstTime(messageId: string): boolean {
    if (this.#failedOnce.delete(messageId)) return false;
    const [oldest] = this.#failedOnce;
    if (this.#failedOnce.size >= FIRST_TRIES_MAX && oldest !== undefined) this.#failedOnce.delete(oldest);
    this.#failedOnce.add(messageId);
    return true;
  }
}

const codeOf = (failureClass: FailureClass): string => `sandbox-${failureClass.toLowerCase().replaceAll('_', '-')}`;

const failureOf = (failureClass: FailureClass, code: string): ProviderFailure => ({
  class: failureClass,
  code,
  detail: 'The sandbox simulates this outcome for this recipient.',
  ...(failureClass === 'TRANSIENT' && { backoff: 'connection' as const }),
  ...(failureClass === 'RATE_LIMIT' && { retryAfterMs: RATE_LIMIT_MS }),
});

const notSent = (failureClass: FailureClass, code: string): SendOutcome => ({ kind: 'not_sent', failure: failureOf(failureClass, code) });
