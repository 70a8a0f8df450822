import { statusRank, type Reason } from '@messaging/contracts';
import type { SendingDecision } from './decide-sending.rules.js';
import { statusOfOutcome, type RecordedOutcome } from './decide-outcome.rules.js';
import type { SendingAccount } from './account-adapters.js';
import type { MessageResult } from './outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import type { ResultRow } from './record.sql.js';

/** Rows for the ledger from decisions and outcomes: translation only, the rules have decided. */

/** A provider's words are kept up to here; PostgreSQL takes no U+0000 in text. */
const wordsMax = 500;
const words = (text: string): string => text.replaceAll('\u0000', ' ').slice(0, wordsMax);

const blank = (message: QueuedMessage, attempts: number): ResultRow => ({
  id: message.id, hubId: message.hubId, attempts, attemptId: null, status: null, rank: -1, nextAt: null, externalId: null, response: null,
  reasonCode: null, reasonDetail: null, failureClass: null, failureCode: null, failureDetail: null,
});

/** A message is looked at again when it expires, if that is sooner: then it is skipped at its hour and not later. */
const nextLook = ({ expiresAt }: QueuedMessage, untilMs: number): Date => new Date(Math.min(untilMs, expiresAt?.getTime() ?? untilMs));

/**
 * A message that is not called now. One already `unknown` stays so: it may have arrived. A wait stands on the timeline
 * once for each new reason, not for each look.
 */
export function resultOfDecision(message: QueuedMessage, decision: Exclude<SendingDecision, { kind: 'send' }>): MessageResult {
  const line = { code: decision.reason.code, detail: words(decision.reason.detail) };
  const about = { message, sandbox: message.sandbox };
  const row = { ...blank(message, message.attempts), reasonCode: line.code, reasonDetail: line.detail };
  if (decision.kind === 'wait') {
    const result = { ...row, nextAt: nextLook(message, decision.untilMs) };
    return { ...about, result, ...(message.reasonCode !== line.code && { decision: line }) };
  }
  if (message.status !== 'queued') return { ...about, result: { ...row, reasonCode: 'SEND.UNCONFIRMED' }, decision: line };
  const status = decision.kind === 'skip' ? 'skipped' : 'failed';
  return { ...about, decision: line, result: { ...row, status, rank: statusRank[status] } };
}

/** A message put back because its account is not to be called now; no attempt is spent. */
export function resultOfPause(message: QueuedMessage, reason: Reason, untilMs: number): MessageResult {
  return resultOfDecision(message, { kind: 'wait', untilMs, reason });
}

/** What a call brought. `basis` is the legal basis it was made on, if it was a particular one. */
export function resultOfCall(
  message: QueuedMessage,
  call: { attemptId: string; account: SendingAccount; toAddress: string; basis?: Reason | undefined },
  outcome: RecordedOutcome,
): MessageResult {
  const status = statusOfOutcome(outcome) ?? null;
  const row: ResultRow = { ...blank(message, message.attempts + 1), attemptId: call.attemptId, status, rank: status === null ? 0 : statusRank[status] };
  const { account, toAddress, basis } = call;
  const about = { message, sandbox: account.sandbox, provider: account.provider, toAddress, ...(basis && { decision: basis }) };
  if (outcome.kind === 'sent') return { ...about, result: { ...row, externalId: words(outcome.externalId), response: words(outcome.response) } };
  const { failure, reason } = outcome;
  const failed = {
    ...row, reasonCode: reason.code, reasonDetail: words(reason.detail),
    failureClass: failure.class, failureCode: words(failure.code), failureDetail: words(failure.detail),
  };
  if (outcome.kind === 'again') return { ...about, result: { ...failed, nextAt: nextLook(message, outcome.atMs) } };
  return { ...about, result: failed, ...(outcome.kind === 'failed' && outcome.suppress !== undefined && { suppress: outcome.suppress }) };
}
