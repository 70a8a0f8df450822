import type { Reason } from '@messaging/contracts';
import type { Clock, CrashPoints } from '@messaging/kernel';
import type { AnsweredMail, OutboundMessage, SendOutcome, VendorTemplate } from '@messaging/providers';
import { withSpan } from '@messaging/service-kit';
import type { Sender } from '../gate-campaign/sender.rules.js';
import type { SendingAccount } from './account-adapters.js';
import type { ConnectionPlaces } from './connection-places.js';
import { decideOutcome, type RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';
import { resultOfCall } from '../write-ledger/message-results.js';
import type { RenderedMessage } from './outbound-message.js';
import type { MessageResult } from '../write-ledger/outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import { keyOfCall } from '../decide-outcome/repeat-call.rules.js';
import type { RetryPolicy } from '../decide-outcome/retry-wait.rules.js';
import type { SendingGate } from './sending-gate.js';
import { isMarketing } from './way-out.rules.js';

/** A message that has been decided and rendered, with the account it is sent through. */
export interface ReadyCall {
  readonly message: QueuedMessage;
  readonly account: SendingAccount;
  /** The sender, if it is the one that the message's campaign started with. */
  readonly from?: Sender | undefined;
  readonly rendered: RenderedMessage;
  readonly toAddress: string;
  readonly unsubscribeUrl: () => string;
  readonly attemptId: string;
  /** WhatsApp: the template at Meta that is sent, or could be sent, instead of the text. */
  readonly atMeta?: { readonly template?: VendorTemplate; readonly canSwitch: boolean } | undefined;
  /** Email: the mail it replies to. */
  readonly answers?: AnsweredMail | undefined;
  /** The legal basis for sending it, if it is a special one. */
  readonly basis?: Reason | undefined;
}

/** What is counted about a call. */
export interface CalledProvider {
  readonly provider: string;
  readonly outcome: RecordedOutcome['kind'];
  /** Class of the failure, unless the provider accepted the message. */
  readonly failure: string | undefined;
  readonly durationMs: number;
}

export interface CallTools {
  readonly gate: SendingGate;
  readonly clock: Clock;
  readonly crashPoints: CrashPoints;
  readonly random: () => number;
  readonly retryPolicy: RetryPolicy;
  readonly onCalled: (message: QueuedMessage, call: CalledProvider) => void;
}

/** Makes one provider call and says what it means for the message. Never throws, whatever the provider does. */
export async function callProvider(call: ReadyCall, tools: CallTools): Promise<MessageResult> {
  const { message, account } = call;
  const started = performance.now();
  const attributes = { 'messaging.message.id': message.id, 'messaging.provider': account.provider };
  const span = { traceparent: message.traceparent ?? undefined, kind: 'client' as const, attributes };
  const outcome = await withSpan(`send ${message.channel}`, span, () => sendTruthfully(call));
  if (outcome.kind === 'accepted') tools.crashPoints.at('worker.afterProviderAccept');
  const nowMs = tools.clock.now().getTime();
  const { canSwitch = false } = call.atMeta ?? {};
  const { idempotentSend } = account;
  const decided = decideOutcome(message, outcome, { nowMs, random: tools.random(), policy: tools.retryPolicy, canSwitch, idempotentSend });
  tools.gate.note({ hubId: message.hubId, channel: message.channel, account }, decided, nowMs);
  const durationMs = performance.now() - started;
  notePlaces(account.places, decided, durationMs);
  const failure = outcome.kind === 'accepted' ? undefined : outcome.failure.class;
  tools.onCalled(message, { provider: account.provider, outcome: decided.kind, failure, durationMs });
  return resultOfCall(call, decided);
}

/** Learns what the account's server tolerates; 20429 is Twilio's code for too many concurrent calls. */
function notePlaces(places: ConnectionPlaces, decided: RecordedOutcome, durationMs: number): void {
  places.called(durationMs);
  if (decided.kind === 'sent') places.accepted();
  else if (decided.kind === 'again' && (decided.failure.isCrowded || decided.failure.code === '20429')) places.tooMany();
}

/** An adapter that throws has broken its contract, and nobody knows whether the call had started: unknown. */
async function sendTruthfully(call: ReadyCall): Promise<SendOutcome> {
  try {
    return await call.account.adapter.send(outboundMessage(call));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'unknown', failure: { class: 'AMBIGUOUS', code: 'ADAPTER', detail: detail.slice(0, 500) } };
  }
}

function outboundMessage({ message, account, from, rendered, toAddress, unsubscribeUrl, attemptId, atMeta, answers }: ReadyCall): OutboundMessage {
  const sameAs = account.idempotentSend ? keyOfCall(message) : attemptId;
  return {
    hubId: message.hubId, messageId: message.id, attemptId, channel: message.channel, to: toAddress, purpose: message.purpose,
    text: rendered.text,
    ...(from?.address && { from: { address: from.address, ...(from.name !== null && { name: from.name }) } }),
    ...(sameAs !== attemptId && { sameAs }),
    ...(message.expiresAt !== null && { expiresAt: message.expiresAt }),
    ...(atMeta?.template !== undefined && { template: atMeta.template }),
    ...(rendered.subject !== undefined && { subject: rendered.subject }),
    ...(rendered.html !== undefined && { html: rendered.html }),
    ...(answers && { answers }),
    ...(isMarketing(message) && { unsubscribeUrl: unsubscribeUrl() }),
  };
}
