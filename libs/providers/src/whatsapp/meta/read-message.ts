import type { InboundFact } from '../../callback-port.js';
import { asArray, asObject, asText } from '../../vendor-call/read-json.js';
import { timeOf } from '../../vendor-call/time-of.js';
import { personOf } from './person-of.js';

type Json = Readonly<Record<string, unknown>>;

/** What stands around the messages of one change. */
export interface MessageContext {
  readonly contacts: readonly Json[];
  /** The shop's number as people see it. */
  readonly to: string | undefined;
  readonly receivedAt: Date;
}

/** Payloads of opt-out buttons: ours, and what Meta's own button sends in English and Spanish. */
const STOP_PAYLOADS = /^(opt-out|stop promotions|detener promociones|dejar de recibir promociones)$/i;
const START_PAYLOADS = /^(opt-in|resume promotions|reanudar promociones)$/i;
const MEDIA = ['image', 'video', 'audio', 'document', 'sticker'];

/** One `messages[]` entry; of kinds that are not known the kind alone is told. */
export function readMessage(given: Json, { contacts, to, receivedAt }: MessageContext): InboundFact | undefined {
  const externalId = asText(given['id']);
  const person = personOf(given['from'], given['from_user_id']);
  if (externalId === undefined || person === undefined) return undefined;
  const contact = contactOf(contacts, given);
  const profileName = asText(asObject(contact?.['profile'])['name']);
  const userId = person.userId ?? personOf(undefined, contact?.['user_id'])?.userId;
  const { text, signal } = saidIn(given);
  return {
    externalId, from: person.from, text,
    content: asText(given['type']) ?? 'unknown',
    at: timeOf(Number(given['timestamp']) * 1000, receivedAt),
    ...(userId !== undefined && { userId }),
    ...(profileName !== undefined && { profileName: profileName.slice(0, 200) }),
    ...(to !== undefined && { to }),
    ...(signal !== undefined && { signal }),
  };
}

const contactOf = (contacts: readonly Json[], given: Json): Json | undefined =>
  contacts.find((each) => each['wa_id'] === given['from'] || (each['user_id'] !== undefined && each['user_id'] === given['from_user_id']));

interface Said {
  readonly text: string;
  readonly signal?: InboundFact['signal'];
}

function saidIn(given: Json): Said {
  const type = asText(given['type']) ?? 'unknown';
  const part = asObject(given[type]);
  if (type === 'text') return { text: asText(part['body']) ?? '' };
  if (type === 'button') return pressed(asText(part['text']) ?? '', asText(part['payload']));
  if (type === 'interactive') return chosen(part);
  if (type === 'system') return { text: asText(part['body']) ?? '[system]' };
  if (type === 'reaction') return { text: asText(part['emoji']) ?? '[reaction]' };
  if (MEDIA.includes(type)) return { text: asText(part['caption']) ?? `[${type}]` };
  if (type === 'location') return { text: ['[location]', asText(part['name']), asText(part['address'])].filter(Boolean).join(' ') };
  return { text: asText(asObject(asArray(given['errors'])[0])['title']) ?? `[${type}]` };
}

/** A list or a button: its title is what the person saw, its id what we gave it. */
function chosen(part: Json): Said {
  const reply = asObject(part[asText(part['type']) ?? '']);
  return pressed(asText(reply['title']) ?? asText(reply['body']) ?? '[interactive]', asText(reply['id']));
}

function pressed(text: string, payload: string | undefined): Said {
  const said = [payload ?? '', text].map((each) => each.trim());
  if (said.some((each) => STOP_PAYLOADS.test(each))) return { text, signal: 'stop' };
  return said.some((each) => START_PAYLOADS.test(each)) ? { text, signal: 'start' } : { text };
}
