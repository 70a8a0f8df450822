import type { EnvelopeOf, ErpEvent, eventNotMatched, eventParked, executionChanged } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { ConsentChange } from '../project-customers/consent.rules.js';
import type { ActivityLine } from './activity.sql.js';

/** What a diary shows of an event's data: short values by their names, the customer left out. */
const valuesMax = 12;
const valueCharsMax = 200;

/** The line of an event, whoever speaks of it. */
const eventLineId = (hubId: string, eventId: string): string => deriveId(hubId, 'activity', 'event', eventId);

/** An event of the ERP that was taken on here. It stands where it happened; one from the future where it was heard. */
export function eventLine({ id, hubId, time, type, headers, data }: ErpEvent, now: Date): ActivityLine {
  return {
    id: eventLineId(hubId, id), hubId, customerId: data.customerId, at: time < now ? time : now, kind: 'event',
    data: { eventId: id, type, status: 'handled', ...(headers.backfill === 'true' && { backfill: true }), facts: factsOf(data) },
  };
}

/** An event that waits for a person, in one consumer. Of an event without a customer there is no diary. */
export function parkedLine({ hubId, data }: EnvelopeOf<typeof eventParked>, now: Date): ActivityLine[] {
  const { eventId, consumer, customerId, type, reason } = data;
  const time = new Date(data.time);
  if (customerId === undefined) return [];
  return [{ id: parkedLineId(hubId, data), hubId, customerId, at: time < now ? time : now, kind: 'event', reason, data: { eventId, consumer, type, status: 'parked' } }];
}

export const parkedLineId = (hubId: string, { eventId, consumer }: { eventId: string; consumer: string }): string => deriveId(hubId, 'activity', 'parked', eventId, consumer);

function factsOf(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(data).filter(([name, value]) => name !== 'customerId' && name !== 'customer' && isShort(value));
  return Object.fromEntries(entries.slice(0, valuesMax).map(([name, value]): [string, unknown] => [name.slice(0, valueCharsMax), value]));
}

/** A value that fits on a line: text, number, yes or no, money. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= valueCharsMax;
  if (typeof value === 'object' && value !== null) return 'amount' in value && 'currency' in value && JSON.stringify(value).length <= valueCharsMax;
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Each automation that an event did not start, right behind the event. */
export function notMatchedLines({ hubId, data }: EnvelopeOf<typeof eventNotMatched>, now: Date): ActivityLine[] {
  const { eventId, customerId, type, automations } = data;
  const time = new Date(Date.parse(data.time) + 1);
  return automations.map(({ automationId, name, trigger, reason }) => ({
    id: deriveId(hubId, 'activity', 'not_matched', eventId, automationId), hubId, customerId, at: time < now ? time : now, kind: 'not_matched', reason,
    data: { eventId, type, automationId, automationName: name, trigger },
  }));
}

/** An execution as it is now, at the moment of its newest change. */
export function executionLine({ hubId, time, data }: EnvelopeOf<typeof executionChanged>): ActivityLine {
  const { executionId, automationId, customerId, status, reason, messageId, scheduledAt } = data;
  return { id: executionId, hubId, customerId, at: time, kind: 'execution', reason, data: { executionId, automationId, status, ...(messageId && { messageId }), ...(scheduledAt !== undefined && { scheduledAt }) } };
}

/** A yes or no that counts now, or one that did not count against the person's own word. */
export function consentLine({ hubId, customerId, channel, marketing, source, isImport, saidAt, at, standing }: ConsentChange): ActivityLine {
  const about = { hubId, customerId, at, kind: 'consent' as const };
  const data = { channel, marketing, source, saidAt: saidAt.toISOString(), ...(isImport && { imported: true }) };
  if (!standing) return { ...about, id: deriveId(hubId, 'activity', 'consent', customerId, channel, saidAt.toISOString(), String(marketing), source), data };
  // Once for each word that stands, however often the ERP says the opposite.
  const id = deriveId(hubId, 'activity', 'consent-refused', customerId, channel, standing.at.toISOString());
  return { ...about, id, reason: ownWordStands, data: { ...data, applied: false } };
}

const ownWordStands = { code: 'CONSENT.OWN_WORD_STANDS', detail: 'What the person said here counts until newer proof comes.' } as const;
