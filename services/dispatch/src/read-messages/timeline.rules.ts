import type { TimelineItem } from '@messaging/contracts';
import { sentence } from '@messaging/kernel';
import { vendorWords } from '@messaging/providers';
import type { MessageRow } from './message-view.js';
import { withoutAbsent } from '../announce-status/without-absent.js';
import { explainedFailure } from '../explain-reason/explain-reason.rules.js';
import type { Pause } from '../pause-sending/pauses.sql.js';
import type { AttemptRow, DecisionRow, ReceiptRow, Story } from './messages.sql.js';
import { heldByOperator } from './why-it-waits.rules.js';

/** A message's story in sentences, oldest first: accepted, decisions, attempts, receipts. Raw vendor data is in `data`. */
export function timeline(message: MessageRow, { decisions, attempts, receipts, pauses, heldSince }: Story): TimelineItem[] {
  const items = [accepted(message), ...decisions.map(decision), ...attempts.flatMap(attempt), ...receipts.map(receipt), ...pauses.flatMap(pause), ...(heldSince ? [heldByProcess(message, heldSince)] : [])];
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function accepted(message: MessageRow): TimelineItem {
  if (message.direction === 'inbound') {
    return { at: message.created_at.toISOString(), kind: 'accepted', text: `Written by ${message.from_address ?? 'somebody'}.`, data: { channel: message.channel } };
  }
  const by = message.campaign_id ? 'from a campaign' : message.automation_id ? 'by an automation' : 'through the API';
  const when = message.send_at ? `, to be sent at ${message.send_at.toISOString()}` : '';
  const { channel, category, purpose, resend_of: resendOf, execution_id: executionId, campaign_id: campaignId } = message;
  return {
    at: message.created_at.toISOString(), kind: 'accepted', text: `Accepted ${by}${when}.`,
    data: withoutAbsent({ channel, category, purpose, resendOf, executionId, campaignId }),
  };
}

/** Areas of what the checks at the moment of sending find; everything else was decided by someone. */
const isCheck = (code: string): boolean => /^(ADDRESS|CHANNEL|CONSENT|CUSTOMER|POLICY|PROVIDER|SUPPRESSED|TEMPLATE)\b/.test(code) || code === 'MESSAGE.EXPIRED';

const decision = ({ at, code, detail, data }: DecisionRow): TimelineItem => ({
  at: at.toISOString(), kind: isCheck(code) ? 'check' : 'decision', text: sentence(detail), data: { code, ...data },
});

function attempt(row: AttemptRow): TimelineItem[] {
  const data = { attempt: row.number, provider: row.provider };
  const started: TimelineItem = { at: row.started_at.toISOString(), kind: 'attempt', text: `Attempt ${row.number}: handed to ${row.provider}.`, data };
  if (!row.finished_at) return [started];
  const { status, external_id: externalId, response, failure_class: failureClass, failure_code: code, failure_detail: detail } = row;
  const failure = failureClass === null ? null : explainedFailure(row.provider, { class: failureClass, code: code ?? '', detail: detail ?? '' });
  const result = { ...data, ...withoutAbsent({ status, externalId, response, failure }) };
  return [started, { at: row.finished_at.toISOString(), kind: 'attempt', text: attemptText(row), data: result }];
}

function attemptText({ number, provider, failure_class: failureClass, failure_code: code, failure_detail: detail, status }: AttemptRow): string {
  if (failureClass === null) return `Attempt ${number}: ${provider} accepted it.`;
  const why = vendorWords({ code: code ?? '', detail: detail ?? '' });
  if (status === 'not_sent') return sentence(`Attempt ${number}: certainly not sent (${why})`);
  // A receipt moves the status of an attempt whose answer was lost; what was known when it ended stays as it was.
  const refused = status === 'failed' && failureClass !== 'AMBIGUOUS';
  return sentence(`Attempt ${number}: ${refused ? 'refused for good' : 'nobody knows whether it arrived'} (${why})`);
}

const receipt = (row: ReceiptRow): TimelineItem => ({
  at: row.received_at.toISOString(), kind: 'receipt',
  text: sentence(`${row.provider} reports ${row.provider_status}${row.failure ? ` (${vendorWords(row.failure)})` : ''}`),
  data: {
    status: row.status, providerStatus: row.provider_status, at: row.at.toISOString(), raw: row.raw,
    ...(row.failure && { failure: explainedFailure(row.provider, row.failure) }),
  },
});

const stopped: Readonly<Record<Pause['cause'], string>> = {
  breaker: 'The provider takes nothing from this account',
  staff: 'Sending was put on hold',
  operator: 'The operator suspended the business',
};

/** From when on both were there: the message and the hold. */
function heldByProcess({ created_at: createdAt }: MessageRow, since: Date): TimelineItem {
  const { reasonCode: code, reasonDetail: detail } = heldByOperator;
  return { at: (since > createdAt ? since : createdAt).toISOString(), kind: 'check', text: 'The operator put all sending on hold; the message waits.', data: { code, detail } };
}

/** What stopped the channel while this message waited; it costs no attempt. */
function pause({ cause, reasonCode: code, reasonDetail: detail, since, endedAt }: Pause): TimelineItem[] {
  const why = cause === 'breaker' ? ` (${detail})` : '';
  const began: TimelineItem = { at: since.toISOString(), kind: 'check', text: `${stopped[cause]}${why}; the message waits.`, data: { code, detail } };
  return endedAt ? [began, { at: endedAt.toISOString(), kind: 'check', text: 'Sending goes on.', data: { code } }] : [began];
}
