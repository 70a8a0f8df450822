import type { automationChanged, Envelope, EnvelopeOf, executionChanged, messagesProgressed, MessageStatusChanged } from '@messaging/contracts';
import { groupBy } from '@messaging/kernel';

/** What `GET /stream` tells a hub's listeners of. */
export interface StreamEvent {
  readonly hubId: string;
  readonly event: 'message' | 'campaign' | 'automation' | 'execution' | 'alert';
  readonly data: Readonly<Record<string, unknown>>;
}

/** More of a hub in one batch are told as one: whoever listens reads its lists again. */
export const singlyMax = 50;

const present = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

/** No address and no text: what listeners want to see they read. */
export const messageOf = ({ hubId, data }: Envelope<string, MessageStatusChanged>): StreamEvent => {
  const { messageId: id, status, channel, at, customerId, sandbox } = data;
  return { hubId, event: 'message', data: present({ id, status, channel, at, customerId, sandbox }) };
};

/** Messages of a campaign, as many as an event tells of. */
export const progressOf = ({ hubId, data: { campaignId, channel, entries } }: EnvelopeOf<typeof messagesProgressed>): StreamEvent[] =>
  entries.map(({ messageId: id, status, at, customerId, sandbox }) => ({ hubId, event: 'message', data: { id, status, channel, at, customerId, sandbox, campaignId } }));

/** Made, changed, switched or deleted. */
export const automationOf = ({ hubId, data }: EnvelopeOf<typeof automationChanged>): StreamEvent => {
  const { automationId: id, isActive, isDeleted } = data;
  return { hubId, event: 'automation', data: { id, isActive, isDeleted } };
};

export const executionOf = ({ hubId, data }: EnvelopeOf<typeof executionChanged>): StreamEvent => {
  const { executionId: id, automationId, customerId, status } = data;
  return { hubId, event: 'execution', data: { id, automationId, customerId, status } };
};

export const campaignOf = ({ hubId, data }: Envelope<string, Readonly<Record<string, unknown>>>): StreamEvent => {
  const { campaignId: id, status, name, progress, totals } = data;
  return { hubId, event: 'campaign', data: present({ id, status, name, progress, totals }) };
};

/** Something else changed of a campaign that stands still. */
const isOld = (pause: unknown): boolean => typeof pause === 'object' && pause !== null && 'isNews' in pause && pause.isNews === false;

/** Staff who pause a campaign know; when the platform does, it says why, once for each pause. */
export const pauseAlertOf = ({ hubId, type, time, data }: Envelope<string, Readonly<Record<string, unknown>>>): StreamEvent[] => {
  const { campaignId, name, channel, status, pauseReason: reason, pause } = data;
  if (type !== 'campaign.changed' || status !== 'paused' || reason === undefined || isOld(pause)) return [];
  return [{ hubId, event: 'alert', data: { type: 'campaign.paused', campaignId, name, channel, reason, since: time.toISOString() } }];
};

export const alertOf = ({ hubId, type, data }: Envelope): StreamEvent => {
  const { channel, reason, since, until, by, waiting } = data as Readonly<Record<string, unknown>>;
  return { hubId, event: 'alert', data: present({ type, channel, reason, since, until, by, waiting }) };
};

/** A hook was given up, or is used again. */
export const hookAlertOf = ({ hubId, type, data }: Envelope): StreamEvent => {
  const { hookId, reason, since, at } = data as Readonly<Record<string, unknown>>;
  return { hubId, event: 'alert', data: present({ type, hookId, reason, since, at }) };
};

/** Of a hub's events in one batch one alert: an ERP that sends nothing that can be read sends thousands. */
export const parkedEventsAlertsOf = (events: readonly Envelope[]): StreamEvent[] =>
  [...groupBy(events, ({ hubId }) => hubId)].map(([hubId, ofHub]) => ({ hubId, event: 'alert', data: { type: 'events.parked', changed: ofHub.length } }));

/** One event for many of a kind: `{many: n}`. Alerts are few, and always told singly. */
export function gathered(events: readonly StreamEvent[]): StreamEvent[] {
  const byKind = groupBy(events, ({ hubId, event }) => `${hubId}|${event}`);
  return [...byKind.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= singlyMax || first.event === 'alert') return group;
    return [{ hubId: first.hubId, event: first.event, data: { many: group.length } }];
  });
}

/** As it stands in the stream (WHATWG server-sent events). */
export const frameOf = ({ id, event, data }: { id: number; event: string; data: unknown }): string => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
