import type { TFunction } from 'i18next';
import type { ReasonOf } from '../reasons/use-reason.js';
import type { Times } from '../times/times.rules.js';
import type { TimelineItem } from './message-queries.js';

interface Tellers {
  readonly t: TFunction;
  readonly times: Times;
  readonly reasonOf: ReasonOf;
}

const textOf = (data: TimelineItem['data'], name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined);
/** What the platform makes of it; the provider's own words stand in the details. */
const failureOf = (data: TimelineItem['data'], reasonOf: ReasonOf): string | undefined => {
  const failure = data['failure'];
  if (typeof failure !== 'object' || failure === null) return undefined;
  const { code, detail, text } = failure as { code?: unknown; detail?: unknown; text?: { en: string; es: string } };
  const said = [code, detail].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return text === undefined ? said : reasonOf({ code: '', detail: said, text });
};

/** One line of a message's story in the reader's language; made from its data, for the API's own text is English. */
export function storySentence(item: TimelineItem, tellers: Tellers): string {
  switch (item.kind) {
    case 'accepted':
      return acceptedSentence(item, tellers);
    case 'attempt':
      return attemptSentence(item, tellers);
    case 'receipt':
      return receiptSentence(item, tellers);
    case 'check':
    case 'decision':
      return tellers.reasonOf({ code: textOf(item.data, 'code') ?? '', detail: item.text });
  }
}

function acceptedSentence({ data, text }: TimelineItem, { t, times }: Tellers): string {
  const by = textOf(data, 'executionId') !== undefined ? t('messages.story.byAutomation') : textOf(data, 'campaignId') !== undefined ? t('messages.story.byCampaign') : t('messages.story.byApi');
  const at = /to be sent at (\S+?Z)/.exec(text)?.[1];
  return at === undefined ? by : `${by} ${t('messages.story.waitsUntil', { at: times.full(at) })}`;
}

function attemptSentence({ data }: TimelineItem, { t, reasonOf }: Tellers): string {
  const vendor = textOf(data, 'provider') ?? '';
  const provider = vendor === 'smtp' ? t('messages.story.mailServer') : (providerNames[vendor] ?? vendor);
  const status = textOf(data, 'status');
  const why = failureOf(data, reasonOf);
  if (vendor === 'sandbox' && why === undefined) return t(status === undefined ? 'messages.story.playedThrough' : 'messages.story.wouldHaveLeft');
  if (status === undefined) return t('messages.story.handed', { provider: vendor === 'smtp' ? t('messages.story.mailServerWithin') : provider });
  if (why === undefined) return t('messages.story.taken', { provider });
  if (status === 'not_sent') return t('messages.story.notSent', { why });
  return status === 'failed' ? t('messages.story.refused', { provider, why }) : t('messages.story.unclear', { why });
}

/** Providers by the names that shops know. */
const providerNames: Readonly<Record<string, string>> = { meta: 'Meta', whatsapp: 'Meta', twilio: 'Twilio', messagebird: 'MessageBird', bird: 'Bird' };

function receiptSentence({ data }: TimelineItem, { t, reasonOf }: Tellers): string {
  const status = textOf(data, 'status');
  if (status === 'delivered' || status === 'read' || status === 'sent') return t(`messages.story.receipts.${status}`);
  if (status === 'failed') return [t('messages.story.receipts.failed'), failureOf(data, reasonOf)].filter(Boolean).join(' ');
  return t('messages.story.receipts.other', { what: textOf(data, 'providerStatus') ?? status ?? '' });
}
