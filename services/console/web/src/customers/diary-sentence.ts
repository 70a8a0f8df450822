import type { TFunction } from 'i18next';
import { wordsOf } from '../messages/message-summary.rules.js';
import type { ReasonOf } from '../reasons/use-reason.js';
import { readableTemplate } from '../templates/readable-template.rules.js';
import { tagWords } from '../templates/tag-words.js';
import type { Times } from '../times/times.rules.js';
import type { ActivityItem } from './customer-queries.js';

interface Tellers {
  readonly t: TFunction;
  readonly times: Times;
  readonly reasonOf: ReasonOf;
  /** What an automation is called now. */
  readonly nameOf: (id: string, known: string) => string;
  readonly now: number;
}

type Data = ActivityItem['data'];
const textOf = (data: Data, name: string): string => (typeof data[name] === 'string' ? data[name] : '');

const channelNames = ['whatsapp', 'sms', 'email'] as const;
const statusNames = ['queued', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled', 'unknown'] as const;
const executionNames = ['pending', 'sent', 'failed', 'skipped', 'cancelled'] as const;
const eventNames = [
  'customer.created', 'customer.updated', 'customer.deleted', 'customer.birthday', 'customer.anniversary', 'customer.inactive', 'customer.loyalty_tier_changed', 'lead.stage_changed', 'ticket.resolved', 'sale.completed',
  'appointment.scheduled', 'appointment.rescheduled', 'appointment.completed', 'appointment.cancelled', 'booking.confirmed', 'booking.rescheduled', 'booking.cancelled',
] as const;
const known = <Name extends string>(names: readonly Name[], value: string): Name | undefined => names.find((name) => name === value);

/** One line of a customer's diary in the reader's language. */
export function diarySentence(item: ActivityItem, tellers: Tellers): string {
  const why = item.reason ? ` ${tellers.reasonOf(item.reason)}` : '';
  switch (item.kind) {
    case 'event':
      return eventSentence(item.data, tellers) + why;
    case 'not_matched':
      return tellers.t('customers.diaryLines.notMatched', { name: automationName(item.data, tellers) }) + why;
    case 'execution':
      return executionSentence(item, tellers) + why;
    case 'message':
      return messageSentence(item.data, tellers) + why;
    case 'reply':
      return tellers.t('customers.diaryLines.reply', { channel: channelName(item.data, tellers, 'channelsWithin'), text: shortened(wordsIn(item.data, tellers), 160) });
    case 'consent':
      return consentSentence(item.data, tellers) + why;
    case 'suppression':
      return suppressionSentence(item.data, tellers) + why;
  }
}

const automationName = (data: Data, { nameOf }: Tellers): string => nameOf(textOf(data, 'automationId'), textOf(data, 'automationName'));

/** `channels` where the sentence begins with it. */
const channelName = (data: Data, { t }: Tellers, words: 'channels' | 'channelsWithin' = 'channels'): string => {
  const channel = known(channelNames, textOf(data, 'channel'));
  return channel ? t(`words.${words}.${channel}`) : textOf(data, 'channel');
};

/** `appointment.scheduled` → the words of that event; the ERP's own `custom.*` keep their name. */
function eventSentence(data: Data, { t, times }: Tellers): string {
  const type = textOf(data, 'type');
  const name = known(eventNames, type);
  const facts = data['facts'];
  const startsAt = typeof facts === 'object' && facts !== null && 'startsAt' in facts && typeof facts.startsAt === 'string' ? ` ${t('customers.diaryLines.forTime', { at: times.full(facts.startsAt) })}` : '';
  return (name ? t(`customers.events.${name.replace('.', '_') as EventKey}`) : t('customers.diaryLines.event', { type })) + startsAt;
}

type EventKey = (typeof eventNames)[number] extends infer Name ? (Name extends `${infer Area}.${infer What}` ? `${Area}_${What}` : never) : never;

/** The line stands where the waiting began: what was sent in the end says when that was. */
function executionSentence({ at, data }: ActivityItem, tellers: Tellers): string {
  const { t, times } = tellers;
  const status = known(executionNames, textOf(data, 'status')) ?? 'pending';
  const scheduledAt = textOf(data, 'scheduledAt');
  const name = automationName(data, tellers) || t('customers.diaryLines.anAutomation');
  if (status === 'pending' && scheduledAt !== '') return t('customers.diaryLines.execution.pendingUntil', { name, at: times.full(scheduledAt) });
  if (status === 'sent' && Date.parse(scheduledAt) - Date.parse(at) > waitMinMs) return t('customers.diaryLines.execution.sentAfterWait', { name, at: times.full(scheduledAt) });
  return t(`customers.diaryLines.execution.${status}`, { name });
}

/** Less is no wait that anybody notices. */
const waitMinMs = 60_000;

/** The beginning of a text, to be quoted: cut between characters, and without the full stop that follows the quotation. */
function shortened(text: string, charsMax = 100): string {
  const chars = [...text];
  return chars.length > charsMax ? `${chars.slice(0, charsMax).join('').trimEnd()}…` : text.replace(/\.$/, '');
}

function messageSentence(data: Data, tellers: Tellers): string {
  const status = known(statusNames, textOf(data, 'status')) ?? 'queued';
  const what = shortened(textOf(data, 'subject') || wordsIn(data, tellers));
  const sendAt = textOf(data, 'sendAt');
  const isLater = status === 'queued' && sendAt !== '' && Date.parse(sendAt) > tellers.now;
  const stand = isLater ? tellers.t('customers.diaryLines.waitsUntil', { at: tellers.times.full(sendAt) }) : tellers.t(`words.statuses.${status}`).toLowerCase();
  const about = { channel: channelName(data, tellers), status: stand };
  return what === '' ? tellers.t('customers.diaryLines.messageOnly', about) : tellers.t('customers.diaryLines.message', { ...about, what });
}

/** Of a text what a line can say: no mark-up, no braces. */
const wordsIn = (data: Data, { t }: Tellers): string => readableTemplate(wordsOf(textOf(data, 'body'), known(channelNames, textOf(data, 'channel'))), (tag) => tagWords(t, tag));

function consentSentence(data: Data, tellers: Tellers): string {
  const word = data['marketing'] === null ? 'withdrawn' : data['marketing'] === true ? 'agreed' : 'refused';
  const by = data['source'] === 'recipient' ? 'person' : data['imported'] === true || textOf(data, 'source').startsWith('import:') ? 'file' : 'erp';
  return tellers.t(`customers.diaryLines.consent.${by}.${word}`, { channel: channelName(data, tellers, 'channelsWithin') });
}

function suppressionSentence(data: Data, tellers: Tellers): string {
  const scope = data['scope'] === 'none' ? 'opened' : data['scope'] === 'all' ? 'all' : 'marketing';
  return tellers.t(`customers.diaryLines.closed.${scope}`, { channel: channelName(data, tellers) });
}
