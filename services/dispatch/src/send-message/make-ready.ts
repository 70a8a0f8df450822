import type { Reason } from '@messaging/contracts';
import type { Clock, Result } from '@messaging/kernel';
import type { CompiledTemplateCache } from '@messaging/content';
import { fillTemplate, type VendorTemplate } from '@messaging/providers';
import { whatsappWay } from '../choose-whatsapp-way/whatsapp-way.rules.js';
import type { SendingAccount } from './account-adapters.js';
import type { ReadyCall } from './call-provider.js';
import { decideSending, factsWaitUntil, type SendingDecision } from '../decide-sending/decide-sending.rules.js';
import type { PreparedMessage } from '../decide-sending/gather-facts.js';
import { resultOfDecision, resultOfPause } from '../write-ledger/message-results.js';
import { renderMessage, withoutWayOut, wordsLocale, type RenderedMessage } from './outbound-message.js';
import type { MessageResult } from '../write-ledger/outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import type { RecentMarketing } from '../decide-sending/recent-marketing.js';
import { attemptIdOf, mayRepeat } from '../decide-outcome/repeat-call.rules.js';
import type { SendingGate, Stop } from './sending-gate.js';

/** A hub with unusable settings is checked again after this. */
const unconfiguredWaitMs = 30_000;

export interface MakeReadyTools {
  readonly templates: CompiledTemplateCache;
  readonly gate: SendingGate;
  readonly clock: Clock;
  readonly random: () => number;
  readonly recent: RecentMarketing;
  /** The opt-out page uses the language of the message that carries its link. */
  readonly unsubscribeUrl: (message: QueuedMessage, locale: string) => string;
}

/** At the moment of sending: may it leave, and what does it say? Returns a call, or the result of not calling. */
export function makeReady(prepared: PreparedMessage, account: Result<SendingAccount>, tools: MakeReadyTools): ReadyCall | MessageResult {
  const { message } = prepared;
  const nowMs = tools.clock.now().getTime();
  const isRepeatable = account.ok && mayRepeat(message, account.value, nowMs);
  const decision = decideSending(message, { ...tools.recent.complete(prepared), isRepeatable }, { nowMs, random: tools.random() });
  if (decision.kind !== 'send') return resultOfDecision(message, decision);
  if (!account.ok) return resultOfPause(message, { code: 'CHANNEL.NOT_CONFIGURED', detail: account.problem.detail }, nowMs + unconfiguredWaitMs);
  const stop = tools.gate.stopOf(message, nowMs);
  if (stop) return resultOfPause(message, stop, stop.untilMs);
  let link: string | undefined; // the same link in text and header
  const unsubscribeUrl = (): string => (link ??= tools.unsubscribeUrl(message, wordsLocale(prepared)));
  const rendered = renderMessage({ ...prepared, unsubscribeUrl }, tools.templates);
  if (!rendered.ok) return resultOfDecision(message, { kind: rendered.kind, reason: rendered.reason });
  const way = account.value.sandbox ? asText : wayOf(prepared, rendered.rendered, { nowMs, random: tools.random() });
  if (!way.ok) return resultOfDecision(message, way.decision);
  const toAddress = prepared.facts.recipient.address ?? '';
  const behind = admitted(message, { account: account.value, toAddress, nowMs }, tools.gate);
  if (behind) return resultOfPause(message, behind, behind.untilMs);
  tools.recent.add(prepared);
  return {
    message, account: account.value, from: prepared.sender, basis: decision.basis, rendered: way.atMeta?.template ? withoutWayOut(rendered.rendered) : rendered.rendered, toAddress, unsubscribeUrl, atMeta: way.atMeta, answers: prepared.answers,
    attemptId: attemptIdOf(message.id, message.attempts + 1),
  };
}

/** Respects the pace towards one person, and after a refusal lets one probe go first. */
function admitted(message: QueuedMessage, { account, toAddress, nowMs }: { account: SendingAccount; toAddress: string; nowMs: number }, gate: SendingGate): Stop | undefined {
  const waitMs = account.places.pace.admit(toAddress);
  if (waitMs > 0) return { ...tooOften, untilMs: nowMs + waitMs };
  return gate.admit(message, nowMs);
}

const tooOften: Reason = { code: 'PROVIDER.RATE_LIMIT', detail: 'This person has had very many messages just now.' };

type Way =
  | { readonly ok: true; readonly atMeta?: { readonly template?: VendorTemplate; readonly canSwitch: boolean } }
  | { readonly ok: false; readonly decision: Exclude<SendingDecision, { kind: 'send' }> };

const asText: Way = { ok: true };

const repliesNotSeen: Reason = { code: 'WHATSAPP.REPLIES_NOT_SEEN_YET', detail: 'Waits for what the person may just have written.' };

/** WhatsApp accepts free text only for people who wrote recently; others get the template at Meta. */
function wayOf({ message, whatsapp }: PreparedMessage, { atMeta }: RenderedMessage, at: { nowMs: number; random: number }): Way {
  if (!whatsapp) return asText;
  const way = whatsappWay(whatsapp, new Date(at.nowMs));
  const untilMs = way.kind === 'closed' && whatsapp.mayHaveWritten ? factsWaitUntil(message, at) : undefined;
  if (untilMs !== undefined) return { ok: false, decision: { kind: 'wait', untilMs, reason: repliesNotSeen } };
  if (way.kind === 'closed') return { ok: false, decision: { kind: 'skip', reason: way.reason } };
  if (way.kind === 'text' || !atMeta) return { ok: true, atMeta: { canSwitch: way.kind === 'text' && way.canSwitch } };
  const filled = fillTemplate(whatsapp.vendorTemplate?.shape ?? undefined, atMeta.parameters);
  if (!filled) return { ok: false, decision: { kind: 'fail', reason: { code: 'WHATSAPP.PARAMETERS_MISMATCH', detail: `${atMeta.name} expects a different number of values than ${atMeta.parameters.length}.` } } };
  return { ok: true, atMeta: { template: { name: atMeta.name, language: atMeta.language, ...filled }, canSwitch: false } };
}
