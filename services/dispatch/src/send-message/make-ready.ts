import { deriveId, type Clock, type Result } from '@messaging/kernel';
import type { CompiledTemplateCache } from '@messaging/content';
import type { SendingAccount } from './account-adapters.js';
import type { ReadyCall } from './call-provider.js';
import { decideSending } from './decide-sending.rules.js';
import type { PreparedMessage } from './gather-facts.js';
import { resultOfDecision, resultOfPause } from './message-results.js';
import { renderMessage } from './outbound-message.js';
import type { MessageResult } from './outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import type { RecentMarketing } from './recent-marketing.js';
import type { SendingGate } from './sending-gate.js';

/** A hub whose settings cannot be used is looked at again after this. */
const unconfiguredWaitMs = 30_000;

export interface MakeReadyTools {
  readonly templates: CompiledTemplateCache;
  readonly gate: SendingGate;
  readonly clock: Clock;
  readonly random: () => number;
  readonly recent: RecentMarketing;
  readonly unsubscribeUrl: (message: QueuedMessage) => string;
}

/** At the moment of sending: may it leave, and what does it say? A call, or the result of not calling. */
export function makeReady(prepared: PreparedMessage, account: Result<SendingAccount>, tools: MakeReadyTools): ReadyCall | MessageResult {
  const { message } = prepared;
  const nowMs = tools.clock.now().getTime();
  const decision = decideSending(message, tools.recent.complete(prepared), { nowMs, random: tools.random() });
  if (decision.kind !== 'send') return resultOfDecision(message, decision);
  if (!account.ok) return resultOfPause(message, { code: 'CHANNEL.NOT_CONFIGURED', detail: account.problem.detail }, nowMs + unconfiguredWaitMs);
  const stop = tools.gate.stopOf(message, nowMs);
  if (stop) return resultOfPause(message, stop, stop.untilMs);
  const unsubscribeUrl = (): string => tools.unsubscribeUrl(message);
  const rendered = renderMessage({ ...prepared, unsubscribeUrl }, tools.templates);
  if (!rendered.ok) return resultOfDecision(message, { kind: rendered.kind, reason: rendered.reason });
  const behind = tools.gate.admit(message, nowMs); // after a refusal one probe goes first
  if (behind) return resultOfPause(message, behind, behind.untilMs);
  tools.recent.add(prepared);
  return {
    message, account: account.value, basis: decision.basis, rendered: rendered.rendered, toAddress: prepared.facts.recipient.address ?? '', unsubscribeUrl,
    attemptId: deriveId(message.id, 'attempt', String(message.attempts + 1)),
  };
}
