import { messagesProgressed, progressEntriesMax, type EnvelopeOf, type MessageProgress } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { withVendorsText } from '../explain-reason/explain-reason.rules.js';
import { statusEvent, type StatusSaid, type StatusSubject } from './status-event.js';
import { withoutAbsent } from './without-absent.js';

/** A message that moved forward, and to what. */
export interface Risen {
  readonly message: StatusSubject;
  readonly said: StatusSaid;
}

/** A risen message of a campaign. */
interface OfCampaign extends Risen {
  readonly campaignId: string;
}

/** Messages of one campaign that say together what became of them. */
export interface ProgressGroup {
  readonly hubId: string;
  readonly campaignId: string;
  readonly channel: StatusSubject['channel'];
  /** Campaign and chunk: any chunk will do, for statuses merge by rank. Spreads a large campaign over partitions. */
  readonly key: string;
  readonly entries: readonly MessageProgress[];
}

/** The events of messages that moved forward: each its own, those of a campaign up to 200 in one. */
export function statusEvents(risen: readonly Risen[]): Publication[] {
  const single = risen.filter(({ message }) => !message.campaignId);
  return [...single.map(({ message, said }) => statusEvent(message, said)), ...progressGroups(risen).map(progressEvent)];
}

/** The messages of campaigns among them, in groups of one event each. */
export function progressGroups(risen: readonly Risen[]): ProgressGroup[] {
  const groups = new Map<string, OfCampaign[]>();
  for (const { message, said } of risen) {
    const { campaignId, hubId } = message;
    if (!campaignId || said.status === 'queued') continue;
    const key = `${hubId}|${campaignId}`;
    const group = groups.get(key);
    if (group) group.push({ message, said, campaignId });
    else groups.set(key, [{ message, said, campaignId }]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / progressEntriesMax) }, (_, index) => groupOf(group.slice(index * progressEntriesMax, (index + 1) * progressEntriesMax))),
  );
}

/** What one event says of them. */
export type Progress = EnvelopeOf<typeof messagesProgressed>['data'];

export const progressOf = ({ campaignId, channel, entries }: ProgressGroup): Progress => ({ campaignId, channel, entries: [...entries] });

const progressEvent = (group: ProgressGroup): Publication => ({ message: messagesProgressed, hubId: group.hubId, key: group.key, data: progressOf(group) });

function groupOf(risen: readonly OfCampaign[]): ProgressGroup {
  const [first] = risen;
  if (!first) throw new Error('a group of nobody');
  const { message, campaignId } = first;
  return { hubId: message.hubId, campaignId, channel: message.channel, key: `${campaignId}|${message.id.slice(0, 1)}`, entries: risen.map(entryOf) };
}

/** What is said of one message of a campaign. */
function entryOf({ message, said: { status, at, reason, provider, accepted, previous, providerCode } }: OfCampaign): MessageProgress {
  const isTaken = accepted === true || status === 'sent' || status === 'delivered' || status === 'read';
  return {
    messageId: message.id, customerId: message.customerId ?? '', status, at: at.toISOString(), sandbox: message.sandbox,
    ...(isTaken && { accepted: true }), ...withoutAbsent({ previous, acceptedAt: message.createdAt?.toISOString(), reason: reason && withVendorsText(reason, provider), providerCode }),
  };
}
