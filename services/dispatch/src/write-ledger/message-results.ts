import { statusRank, type Reason } from '@messaging/contracts';
import type { ReadyCall } from '../send-message/call-provider.js';
import type { SendingDecision } from '../decide-sending/decide-sending.rules.js';
import { statusOfOutcome, unconfirmedAfterMs, type FailureOutcome, type RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';
import type { Aftermath } from './aftermath.js';
import type { MessageResult } from './outcome-recorder.js';
import type { QueuedMessage } from '../send-message/queued-message.js';
import type { MarkRow, ResultRow } from './round.sql.js';

/** Turns decisions and outcomes into ledger rows. Translation only: the rules have already decided. */

/** A provider's text is cut at this length; PostgreSQL accepts neither U+0000 nor half a surrogate pair. */
const wordsMax = 500;
function words(text: string): string {
  const cut = text.replaceAll('\u0000', ' ').slice(0, wordsMax);
  return /[\ud800-\udfff]/.test(cut) ? Buffer.from(cut, 'utf8').toString() : cut;
}

const blank = (message: QueuedMessage): ResultRow => ({
  id: message.id, attempts: message.attempts, attemptId: null, status: null, rank: -1, nextAt: null, phase: null, provider: null, accountId: null,
  toAddress: null, fromAddress: null, sandbox: null, segments: null, renderContext: null, externalId: null, response: null, reasonCode: null,
  reasonDetail: null, failureClass: null, failureCode: null, failureDetail: null,
});

/** If a message expires sooner, it is due again at that time, so that it is skipped on time and not later. */
const nextLook = ({ expiresAt }: QueuedMessage, untilMs: number): Date => new Date(Math.min(untilMs, expiresAt?.getTime() ?? untilMs));

/**
 * A message that is not called now. One that is already `unknown` stays unknown: it may have arrived. A wait is noted on
 * the timeline once per new reason, not on every look.
 */
export function resultOfDecision(message: QueuedMessage, decision: Exclude<SendingDecision, { kind: 'send' }>): MessageResult {
  const line = decision.reason && { code: decision.reason.code, detail: words(decision.reason.detail) };
  const row = { ...blank(message), reasonCode: line?.code ?? null, reasonDetail: line?.detail ?? null };
  if (decision.kind === 'wait') {
    const result = { ...row, nextAt: nextLook(message, decision.untilMs) };
    return { message, result, ...(line && message.reasonCode !== line.code && { decision: line }) };
  }
  const decided = line && { decision: line };
  if (message.phase === 'undelivered' && decision.kind !== 'settle') return { message, ...decided, result: undeliveredForGood(message, row) };
  if (message.status !== 'queued') return { message, ...decided, result: { ...row, reasonCode: 'SEND.UNCONFIRMED' } };
  const status = decision.kind === 'skip' ? 'skipped' : 'failed';
  return { message, ...decided, result: { ...row, status, rank: statusRank[status] } };
}

/** A message that the provider could not deliver and that is not retried after all: it failed, for the provider's reason. */
const undeliveredForGood = ({ reasonCode, reasonDetail }: QueuedMessage, row: ResultRow): ResultRow => ({
  ...row, status: 'failed', rank: statusRank.failed, reasonCode: reasonCode ?? row.reasonCode, reasonDetail: reasonDetail ?? row.reasonDetail,
});

/** A message put back because its account may not be called now; no attempt is used up. */
export function resultOfPause(message: QueuedMessage, reason: Reason, untilMs: number): MessageResult {
  return resultOfDecision(message, { kind: 'wait', untilMs, reason });
}

/** The result of a call. */
export function resultOfCall(call: ReadyCall, outcome: RecordedOutcome): MessageResult {
  const { message } = call;
  const about = { message };
  const row = callRow(call, statusOfOutcome(outcome) ?? null);
  if (outcome.kind === 'sent') {
    const { externalId, response, reachedAt, reason } = outcome;
    const waits = reason && { reasonCode: reason.code, reasonDetail: words(reason.detail) };
    return { ...about, ...(reason && { decision: reason }), result: { ...row, externalId: words(externalId), response: words(response), ...waits }, ...(reachedAt !== undefined && { aftermath: { reachedAt } }) };
  }
  const { failure, reason } = outcome;
  const failed = {
    ...row, reasonCode: reason.code, reasonDetail: words(reason.detail),
    failureClass: failure.class, failureCode: words(failure.code), failureDetail: words(failure.detail),
  };
  if (outcome.kind === 'unknown') {
    return { ...about, result: { ...failed, externalId: outcome.externalId === undefined ? null : words(outcome.externalId), phase: 'unknown', nextAt: new Date(outcome.atMs) }, aftermath: { isUnknown: true } };
  }
  const aftermath = aftermathOf(outcome);
  const later = outcome.kind === 'again' && { phase: message.phase === 'undelivered' ? ('undelivered' as const) : ('queued' as const), nextAt: nextLook(message, outcome.atMs) };
  return { ...about, result: { ...failed, ...later }, ...(aftermath && { aftermath }) };
}

function aftermathOf(outcome: FailureOutcome): Aftermath | undefined {
  const { closesWindow } = outcome;
  const closes = outcome.kind === 'failed' ? outcome.closes : undefined;
  return closes || closesWindow ? { ...(closes && { closes }), ...(closesWindow && { closesWindow }) } : undefined;
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity): the same statement can never succeed. */
export const isRefusedData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);

/**
 * Replaces a result that the database refused as data: it can never be recorded, and the message must not look as if it
 * were being called for ever.
 */
export function resultOfLoss({ message, result }: MessageResult): MessageResult {
  const { attempts, attemptId, provider, accountId, toAddress, sandbox } = result;
  const row = {
    ...blank(message), attempts, attemptId, provider, accountId, toAddress, sandbox, nextAt: new Date(Date.now() + unconfirmedAfterMs),
    reasonCode: 'SEND.UNCONFIRMED', reasonDetail: 'The answer could not be recorded; a receipt will tell.',
  };
  if (attemptId === null) return { message, result: row, isLoss: true };
  return { message, result: { ...row, status: 'unknown', rank: statusRank.unknown, phase: 'unknown' }, isLoss: true };
}

const sentAgain = { code: 'SEND.AGAIN', detail: 'No receipt came in time; sent once more.' } as const;

/** What the queue holds while a message is called, and what its timeline says if the call is unusual. */
export function markOf({ message, account, toAddress, attemptId, basis }: ReadyCall): { row: MarkRow; line?: MessageResult['decision'] } {
  const { provider, accountId } = account;
  const line = message.phase === 'unknown' ? sentAgain : basis;
  return { row: { id: message.id, attempts: message.attempts, attemptId, provider, accountId, toAddress }, ...(line && { line }) };
}

function callRow({ message, account, from, rendered, toAddress, attemptId }: ReadyCall, status: ResultRow['status']): ResultRow {
  return {
    ...blank(message), attempts: message.attempts + 1, attemptId, status, rank: status === null ? 0 : statusRank[status],
    provider: account.provider, accountId: account.accountId, toAddress, fromAddress: from?.address ?? account.fromAddress, sandbox: account.sandbox,
    segments: rendered.segments ?? null, renderContext: rendered.context ?? null,
  };
}
