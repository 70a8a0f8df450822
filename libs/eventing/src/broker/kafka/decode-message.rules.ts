import {
  binaryEvent, faultOf, HubId, readEnvelope, readJsonBytes, structuredEvent, type Envelope, type EnvelopeHeaders, type GivenEvent, type Reason, type Topic,
} from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { z } from 'zod';
import { extensions } from './encode-message.rules.js';
import { undecodableHeader } from './kafkajs-patches.js';
import { keepUnreadable } from './unreadable-message.rules.js';

/** A record as kafkajs delivers it. */
export interface RawMessage {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Milliseconds since 1970, as text. */
  readonly timestamp: string;
  readonly offset: string;
  readonly headers?: Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>;
}

/** The position of a record. */
export interface Place {
  readonly topic: Topic;
  readonly partition: number;
}

/** JSON text that jsonb may refuse: U+0000 or half a surrogate pair, which in valid UTF-8 appear only as escapes. */
const suspectEscape = /\\u(?:0000|d[89a-f])/i;
const Attributes = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  hubid: HubId,
});

const unreadable = (detail: string): Reason => ({ code: 'EVENT.UNREADABLE', detail });

/**
 * Reads a CloudEvent in binary or structured mode (CloudEvents Kafka binding 1.0). Always returns an event and never throws:
 * an unreadable record becomes an event that names the reason and is parked with all its bytes.
 */
export function decodeMessage(message: RawMessage, place: Place): Envelope {
  const headers = textHeaders(message.headers);
  const undecodable = headers[undecodableHeader];
  if (undecodable !== undefined) return keepUnreadable(message, place, { headers, reason: { code: 'EVENT.UNDECODABLE', detail: undecodable } });
  if (message.value === null) return keepUnreadable(message, place, { headers, reason: { code: 'EVENT.EMPTY', detail: 'The message has a key and no value.' } });
  const read = readMessage({ ...message, value: message.value }, headers, place.topic);
  return 'envelope' in read ? read.envelope : keepUnreadable(message, place, { headers, reason: read.reason });
}

type Read = { readonly envelope: Envelope } | { readonly reason: Reason };
type Filled = RawMessage & { readonly value: Buffer };

function readMessage(message: Filled, headers: Readonly<Record<string, string>>, topic: Topic): Read {
  const given = givenEvent(message.value, headers);
  if (!given.ok) return { reason: unreadable(given.problem.detail) };
  return topic.owner === 'erp' ? readErpEvent(given.value, { message, headers, topic }) : readOwnEvent(given.value, { message, headers, topic });
}

function givenEvent(value: Buffer, headers: Readonly<Record<string, string>>): Result<GivenEvent> {
  const mediaType = (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
  if (mediaType === 'application/cloudevents+json') {
    const json = readJsonBytes(value);
    return json.ok ? ok(structuredEvent(json.value, value.length)) : json;
  }
  if (mediaType.startsWith('application/cloudevents')) return refuse({ kind: 'malformed', code: 'EVENT.UNREADABLE', detail: `Messages of ${mediaType} are not read: one event a message.` });
  const attributes = contextAttributes(headers);
  if (Object.keys(attributes).length === 0) return refuse({ kind: 'malformed', code: 'EVENT.UNREADABLE', detail: 'The message has no ce_* headers and is not application/cloudevents+json.' });
  return binaryEvent(attributes, value);
}

/** A plain loop, because it runs for every message: building lists of pairs took a third of the time to read one. */
function contextAttributes(headers: Readonly<Record<string, string>>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name in headers) if (name.startsWith('ce_')) attributes[name.slice(3)] = headers[name] ?? '';
  return attributes;
}

interface Context {
  readonly message: Filled;
  readonly headers: Readonly<Record<string, string>>;
  readonly topic: Topic;
}

/** The ERP's events are validated as at the HTTP door, and get the same id in both places. */
function readErpEvent(given: GivenEvent, { message, headers, topic }: Context): Read {
  const hub = HubId.safeParse(given.attributes['hubid']);
  if (!hub.success) return { reason: unreadable('/hubid is required: which hub the event belongs to.') };
  const received = readEnvelope(given, { hubId: hub.data, at: new Date(Number(message.timestamp)), traceparent: headers['traceparent'] });
  if (!received.ok) return { reason: unreadable(received.problem.detail) };
  const fault = faultOf(received.value.data);
  if (fault) return { reason: unreadable(`${fault.pointer || '/'} holds U+0000, half a surrogate pair or the key __proto__.`) };
  const { id, type, source, time, data } = received.value;
  const key = customerOf(data) ?? message.key?.toString() ?? '';
  return { envelope: { id, type, source, time, hubId: hub.data, key, topic: topic.name, headers: received.value.headers, data } };
}

/** The data names the customer whose order matters, so a producer that sets no key still gets the right one here. */
function customerOf(data: unknown): string | undefined {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'customerId') : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function readOwnEvent(given: GivenEvent, { message, headers, topic }: Context): Read {
  if (given.problem) return { reason: unreadable(given.problem.detail) };
  const parsed = Attributes.safeParse(given.attributes);
  if (!parsed.success) return { reason: unreadable(parsed.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`).join('; ')) };
  const key = message.key?.toString();
  if (key === undefined) return { reason: unreadable(`The message has no key: ${topic.key}.`) };
  if (key.includes('\u0000') || (suspectEscape.test(message.value.toString('latin1')) && faultOf(given.data))) return { reason: unreadable('The message holds U+0000 or half a surrogate pair.') };
  const { id, type, source, time, hubid } = parsed.data;
  return { envelope: { id, type, source, time: new Date(time), hubId: hubid, key, topic: topic.name, headers: ownHeaders(given, headers), data: given.data } };
}

function ownHeaders({ attributes }: GivenEvent, headers: Readonly<Record<string, string>>): EnvelopeHeaders {
  const { traceparent } = headers;
  const own: { -readonly [name in keyof EnvelopeHeaders]: EnvelopeHeaders[name] } = traceparent === undefined ? {} : { traceparent };
  for (const name of extensions) {
    const value = attributes[name];
    if (typeof value === 'string') own[name] = value;
  }
  return own;
}

/** If a header is set twice, the first one counts. */
function textHeaders(headers: RawMessage['headers'] = {}): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const first = Array.isArray(value) ? (value as readonly (Buffer | string)[])[0] : (value as Buffer | string | undefined);
    if (first !== undefined && first !== null) texts[name.toLowerCase()] = first.toString();
  }
  return texts;
}
