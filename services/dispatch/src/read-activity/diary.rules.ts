import type { CompiledTemplateCache } from '@messaging/content';
import { withReasonText, type ActivityItem, type ExplainedReason, type ReasonText } from '@messaging/contracts';
import { sentence } from '@messaging/kernel';
import { withoutAbsent } from '../announce-status/without-absent.js';
import { wordsOf } from '../read-messages/message-view.js';
import type { LineRow, MessageLineRow } from './activity.sql.js';

/** So much of a message's text stands in the diary. */
const bodyMax = 300;

/** Written lines and messages as one diary, newest first. */
export function diaryOf(lines: readonly LineRow[], messages: readonly MessageLineRow[], templates: CompiledTemplateCache): ActivityItem[] {
  const items = [...lines.map(lineItem), ...messages.map((message) => messageItem(message, templates))];
  return items.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

/** With one sentence in each language. */
const reasonIn = ({ code, detail, reasonText }: { code: string | null; detail: string | null; reasonText?: ReasonText | null }): { reason?: ExplainedReason } =>
  code === null ? {} : { reason: withReasonText({ code, detail: detail ?? '', ...(reasonText && { text: reasonText }) }) };

function lineItem(row: LineRow): ActivityItem {
  const data = { ...row.data, ...(row.automationName !== null && { automationName: row.automationName }) };
  return { id: row.id, at: row.at.toISOString(), kind: row.kind, text: textOf(row, data), ...reasonIn(row), data };
}

const because = (detail: string | null): string => (detail ? `: ${detail}` : '');

function textOf({ kind, detail }: LineRow, data: Readonly<Record<string, unknown>>): string {
  const said = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  switch (kind) {
    case 'event':
      return eventText(said('type'), { status: said('status'), wasParked: detail !== null, detail: detail ?? '' });
    case 'not_matched':
      return sentence(`The automation "${said('automationName')}" was not started by ${said('type')}: ${detail ?? ''}`);
    case 'execution':
      return sentence(`The automation "${said('automationName')}" is ${said('status')}${because(detail)}`);
    case 'consent':
      return consentText(data, detail);
    case 'suppression':
      return data['scope'] === 'none' ? `May be written to by ${said('channel')} again.` : sentence(`Closed for ${data['scope'] === 'all' ? 'everything' : 'marketing'} by ${said('channel')}${because(detail)}`);
  }
}

function eventText(type: string, { status, wasParked, detail }: { status: string; wasParked: boolean; detail: string }): string {
  if (!wasParked) return `The ERP told: ${type}.`;
  if (status === 'parked') return sentence(`The ERP told ${type}, and it waits for a person: ${detail}`);
  return `The ERP told ${type}, which waited for a person (${detail.replace(/\.$/, '')}) and was ${status === 'handled' ? 'taken on' : 'given up'}.`;
}

function consentText(data: Readonly<Record<string, unknown>>, detail: string | null): string {
  const { marketing, channel, applied } = data;
  const who = speakerOf(data);
  const what = marketing === null ? 'took back what was said about' : marketing === true ? 'agreed to' : 'refused';
  return sentence(`${who} ${what} marketing by ${String(channel)}${applied === false ? `, which does not count${because(detail)}` : ''}`);
}

/** Lines from before `imported` was kept tell an import by its name for itself. */
function speakerOf({ source, imported }: Readonly<Record<string, unknown>>): string {
  if (source === 'recipient') return 'The person';
  const words = String(source);
  if (words.startsWith('import:')) return 'An imported list, for the person,';
  return imported === true ? `An imported list (${words}), for the person,` : `The ERP (${words})`;
}

function messageItem(row: MessageLineRow, templates: CompiledTemplateCache): ActivityItem {
  const { id, created_at: createdAt, direction, channel, status, category, purpose, sandbox, reason_code: code, reason_detail: detail } = row;
  const { subject, body } = wordsOf(row, templates);
  const about = {
    messageId: id, channel, sandbox,
    ...withoutAbsent({
      subject, body: body?.slice(0, bodyMax), sendAt: status === 'queued' ? row.send_at?.toISOString() : undefined,
      templateId: row.template_id, campaignId: row.campaign_id, automationId: row.automation_id, executionId: row.execution_id,
    }),
  };
  const at = createdAt.toISOString();
  if (direction === 'inbound') return { id, at, kind: 'reply', text: `The customer wrote by ${channel}.`, data: about };
  const when = row.send_at && status === 'queued' ? `, to be sent at ${row.send_at.toISOString()}` : '';
  return { id, at, kind: 'message', text: sentence(`Message by ${channel}: ${status}${when}${because(detail)}`), ...reasonIn({ code, detail }), data: { ...about, status, category, purpose } };
}
