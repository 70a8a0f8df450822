import type { ActivityItem } from '@messaging/contracts';
import { withoutAbsent } from '../announce-status/without-absent.js';
import type { LineRow, MessageLineRow } from './activity.sql.js';

/** Written lines and messages as one diary, newest first; at most `count` of them. */
export function diaryOf(lines: readonly LineRow[], messages: readonly MessageLineRow[], count: number): ActivityItem[] {
  const items = [...lines.map(lineItem), ...messages.map(messageItem)];
  return items.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, count);
}

const reasonIn = ({ code, detail }: { code: string | null; detail: string | null }) => (code === null ? {} : { reason: { code, detail: detail ?? '' } });

function lineItem(row: LineRow): ActivityItem {
  const data = { ...row.data, ...(row.automationName !== null && { automationName: row.automationName }) };
  return { id: row.id, at: row.at.toISOString(), kind: row.kind, text: textOf(row, data), ...reasonIn(row), data };
}

function textOf({ kind, detail }: LineRow, data: Readonly<Record<string, unknown>>): string {
  const said = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  switch (kind) {
    case 'event':
      return eventText(said('type'), { status: said('status'), wasParked: detail !== null, detail: detail ?? '' });
    case 'not_matched':
      return `The automation "${said('automationName')}" was not started by ${said('type')}: ${detail ?? ''}`;
    case 'execution':
      return `The automation "${said('automationName')}" is ${said('status')}${detail === null ? '.' : `: ${detail}`}`;
    case 'consent':
      return consentText(data, detail);
    case 'suppression':
      return data['scope'] === 'none' ? `May be written to by ${said('channel')} again.` : `Closed for ${data['scope'] === 'all' ? 'everything' : 'marketing'} by ${said('channel')}: ${detail ?? ''}`;
  }
}

function eventText(type: string, { status, wasParked, detail }: { status: string; wasParked: boolean; detail: string }): string {
  if (!wasParked) return `The ERP told: ${type}.`;
  if (status === 'parked') return `The ERP told ${type}, and it waits for a person: ${detail}`;
  return `The ERP told ${type}, which waited for a person (${detail}) and was ${status === 'handled' ? 'taken on' : 'given up'}.`;
}

function consentText({ marketing, channel, source, applied }: Readonly<Record<string, unknown>>, detail: string | null): string {
  const who = source === 'recipient' ? 'The person' : `The ERP (${String(source)})`;
  const what = marketing === null ? 'took back what was said about' : marketing === true ? 'agreed to' : 'refused';
  return `${who} ${what} marketing by ${String(channel)}${applied === false ? `, which does not count: ${detail ?? ''}` : '.'}`;
}

function messageItem(row: MessageLineRow): ActivityItem {
  const { id, at, direction, channel, status, category, purpose, sandbox, subject, body, templateId, campaignId, automationId, executionId, detail } = row;
  const about = { messageId: id, channel, sandbox, ...withoutAbsent({ subject, body, templateId, campaignId, automationId, executionId }) };
  if (direction === 'inbound') return { id, at: at.toISOString(), kind: 'reply', text: `The customer wrote by ${channel}.`, data: about };
  const why = detail === null ? '.' : `: ${detail}`;
  return { id, at: at.toISOString(), kind: 'message', text: `Message by ${channel}: ${status}${why}`, ...reasonIn(row), data: { ...about, status, category, purpose } };
}
