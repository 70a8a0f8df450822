import type { TimelineItem } from '@messaging/contracts';
import type { MessageRow } from './message-view.js';
import type { AttemptRow, DecisionRow, ReceiptRow } from './messages.sql.js';

/** A message's story in sentences, oldest first: accepted, decisions, attempts, receipts. Raw vendor data is in `data`. */
export function timeline(message: MessageRow, story: { attempts: readonly AttemptRow[]; receipts: readonly ReceiptRow[]; decisions: readonly DecisionRow[] }): TimelineItem[] {
  return [accepted(message), ...story.decisions.map(decision), ...story.attempts.flatMap((a) => attempt(a)), ...story.receipts.map(receipt)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

function accepted(message: MessageRow): TimelineItem {
  const by = message.automation_id ? 'by an automation' : 'through the API';
  const when = message.send_at ? `, to be sent at ${message.send_at.toISOString()}` : '';
  return {
    at: message.created_at.toISOString(), kind: 'accepted', text: `Accepted ${by}${when}.`,
    data: { channel: message.channel, category: message.category, purpose: message.purpose, ...(message.resend_of !== null && { resendOf: message.resend_of }), ...(message.execution_id !== null && { executionId: message.execution_id }) },
  };
}

const decision = ({ at, code, detail }: DecisionRow): TimelineItem => ({
  at: at.toISOString(), kind: /^(SEND|MESSAGE)\./.test(code) ? 'decision' : 'check', text: detail, data: { code },
});

function attempt(row: AttemptRow): TimelineItem[] {
  const data = { attempt: row.number, provider: row.provider };
  const started: TimelineItem = { at: row.started_at.toISOString(), kind: 'attempt', text: `Attempt ${row.number}: handed to ${row.provider}.`, data };
  if (!row.finished_at) return [started];
  const result = {
    ...data, status: row.status, ...(row.external_id !== null && { externalId: row.external_id }), ...(row.response !== null && { response: row.response }),
    ...(row.failure_class !== null && { failure: { class: row.failure_class, code: row.failure_code, detail: row.failure_detail } }),
  };
  return [started, { at: row.finished_at.toISOString(), kind: 'attempt', text: attemptText(row), data: result }];
}

function attemptText({ number, provider, failure_class: failureClass, failure_code: code, failure_detail: detail, status }: AttemptRow): string {
  if (failureClass === null) return `Attempt ${number}: ${provider} accepted it.`;
  const why = `${code ?? ''}: ${detail ?? ''}`;
  if (status === 'unknown') return `Attempt ${number}: nobody knows whether it arrived (${why}).`;
  return status === 'failed' ? `Attempt ${number}: refused for good (${why}).` : `Attempt ${number}: certainly not sent (${why}).`;
}

const receipt = (row: ReceiptRow): TimelineItem => ({
  at: row.received_at.toISOString(), kind: 'receipt',
  text: row.failure ? `${row.provider} reports ${row.provider_status} (${row.failure.code}: ${row.failure.detail}).` : `${row.provider} reports ${row.provider_status}.`,
  data: { status: row.status, providerStatus: row.provider_status, at: row.at.toISOString(), raw: row.raw },
});
