import { statusRank, type Reason } from '@messaging/contracts';
import type { SendingDecision } from './decide-sending.rules.js';
import { statusOfOutcome, type RecordedOutcome } from './decide-outcome.rules.js';
import type { SendingAccount } from './account-adapters.js';
import type { MessageResult } from './outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import type { ResultRow } from './record.sql.js';

/** Rows for the ledger from decisions and outcomes: translation only, the rules have decided. */

const blank = (message: QueuedMessage, attempts: number): ResultRow => ({
  id: message.id, hubId: message.hubId, attempts, attemptId: null, status: null, rank: -1, nextAt: null, externalId: null, response: null,
  reasonCode: null, reasonDetail: null, failureClass: null, failureCode: null, failureDetail: null,
});

/** A message that is not called now. One already `unknown` stays so: it may have arrived. */
export function resultOfDecision(message: QueuedMessage, decision: Exclude<SendingDecision, { kind: 'send' }>): MessageResult {
  const { code: reasonCode, detail: reasonDetail } = decision.reason;
  const row = { ...blank(message, message.attempts), reasonCode, reasonDetail };
  if (decision.kind === 'wait') return { message, sandbox: false, result: { ...row, nextAt: new Date(decision.untilMs) } };
  const line = { code: reasonCode, detail: reasonDetail };
  if (message.status !== 'queued') return { message, sandbox: false, result: { ...row, reasonCode: 'SEND.UNCONFIRMED' }, decision: line };
  const status = decision.kind === 'skip' ? 'skipped' : 'failed';
  return { message, sandbox: false, decision: line, result: { ...row, status, rank: statusRank[status] } };
}

/** A message put back because its account is not to be called now; no attempt is spent. */
export function resultOfPause(message: QueuedMessage, reason: Reason, untilMs: number): MessageResult {
  return resultOfDecision(message, { kind: 'wait', untilMs, reason });
}

/** What a call brought. */
export function resultOfCall(message: QueuedMessage, call: { attemptId: string; account: SendingAccount; toAddress: string }, outcome: RecordedOutcome): MessageResult {
  const status = statusOfOutcome(outcome) ?? null;
  const row: ResultRow = { ...blank(message, message.attempts + 1), attemptId: call.attemptId, status, rank: status === null ? 0 : statusRank[status] };
  const about = { message, sandbox: call.account.sandbox, provider: call.account.provider, toAddress: call.toAddress };
  if (outcome.kind === 'sent') return { ...about, result: { ...row, externalId: outcome.externalId, response: outcome.response } };
  const failed = {
    ...row, reasonCode: outcome.reason.code, reasonDetail: outcome.reason.detail,
    failureClass: outcome.failure.class, failureCode: outcome.failure.code, failureDetail: outcome.failure.detail,
  };
  if (outcome.kind === 'again') return { ...about, result: { ...failed, nextAt: new Date(outcome.atMs) } };
  return { ...about, result: failed, ...(outcome.kind === 'failed' && outcome.suppress !== undefined && { suppress: outcome.suppress }) };
}
