import type { Channel, EnvelopeOf, MessageStatus, messagesProgressed, MessageStatusChanged } from '@messaging/contracts';

/** One number that changes: messages of a hub, day, channel and present status. */
export interface CountChange {
  readonly hubId: string;
  readonly day: string;
  readonly channel: Channel;
  readonly sandbox: boolean;
  readonly status: MessageStatus;
  readonly by: number;
}

/** A status event with its hub and the zone the hub is in. */
export interface CountedEvent {
  readonly hubId: string;
  readonly timeZone: string;
  readonly data: Pick<MessageStatusChanged, 'status' | 'previous' | 'previousSandbox' | 'at' | 'acceptedAt' | 'channel' | 'sandbox'>;
}

/** Sent by staff to see how it looks, not to anybody: it counts in no numbers. */
export const isTest = ({ metadata }: Pick<MessageStatusChanged, 'metadata'>): boolean => metadata?.['testSend'] === true;

/** Messages of a campaign as single ones are counted. They begin uncounted: nobody says that they are queued. */
export const progressed = ({ hubId, data: { channel, entries } }: EnvelopeOf<typeof messagesProgressed>): Omit<CountedEvent, 'timeZone'>[] =>
  entries.map(({ status, previous, at, acceptedAt, sandbox }) => ({ hubId, data: { status, previous: previous === 'queued' ? undefined : previous, at, acceptedAt, channel, sandbox } }));

/** What events change, added up: a batch of 500 is a handful of rows. A message is counted on the day it was accepted. */
export function countChanges(events: readonly CountedEvent[]): CountChange[] {
  const sums = new Map<string, CountChange>();
  const add = (change: CountChange): void => {
    const key = [change.hubId, change.day, change.channel, change.sandbox, change.status].join('|');
    const known = sums.get(key);
    sums.set(key, known ? { ...known, by: known.by + change.by } : change);
  };
  for (const { hubId, timeZone, data } of events) {
    const { status, previous, previousSandbox, at, acceptedAt, channel, sandbox } = data;
    const place = { hubId, day: dayIn(timeZone, new Date(acceptedAt ?? at)), channel };
    add({ ...place, sandbox, status, by: 1 });
    if (previous) add({ ...place, sandbox: previousSandbox ?? sandbox, status: previous, by: -1 });
  }
  return [...sums.values()].filter(({ by }) => by !== 0).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ hubId, day, channel, sandbox, status }: CountChange): string => [hubId, day, channel, sandbox, status].join('|');

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones that there are; a formatter costs 50 µs to make and 1 to use. */
const formatsMax = 600;

/** The date of a moment in a zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  let format = formats.get(timeZone);
  if (!format) {
    if (formats.size >= formatsMax) formats.clear();
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(moment).padStart('YYYY-MM-DD'.length, '0');
}
