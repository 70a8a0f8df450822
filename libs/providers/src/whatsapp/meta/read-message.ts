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
  const move = moveIn(given);
  const person = move?.person ?? personOf(given['from'], given['from_user_id']);
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
    ...(move && { movedFrom: move.movedFrom }),
    ...(profileName !== undefined && { profileName: profileName.slice(0, 200) }),
    ...(to !== undefined && { to }),
    ...(signal !== undefined && { signal }),
  };
}

const NUMBER_CHANGED = /^(user|customer)_changed_number$/;

/**
 * A person who has another number (`user_changed_number`; once `customer_changed_number`), and with it another id, or only
 * another id (`user_changed_user_id`), as Meta's reference of system messages has it since August 2026.
 */
function moveIn(given: Json): { readonly person: Person; readonly movedFrom: NonNullable<InboundFact['movedFrom']> } | undefined {
  const system = asObject(given['system']);
  const type = given['type'] === 'system' ? asText(system['type']) : undefined;
  if (type === undefined || !(type === 'user_changed_user_id' || NUMBER_CHANGED.test(type))) return undefined;
  const hasNewNumber = NUMBER_CHANGED.test(type);
  const person = personOf(hasNewNumber ? (system['wa_id'] ?? system['new_wa_id']) : given['from'], system['user_id']);
  const before = personOf(hasNewNumber ? given['from'] : undefined, system['previous_user_id'] ?? given['from_user_id']);
  if (person === undefined || before === undefined) return undefined;
  const movedFrom = differences(before, person);
  return Object.keys(movedFrom).length === 0 ? undefined : { person, movedFrom };
}

type Person = NonNullable<ReturnType<typeof personOf>>;

/** What somebody had and has no more: a number, an id. */
function differences(before: Person, now: Person): NonNullable<InboundFact['movedFrom']> {
  return {
    ...(before.from !== before.userId && before.from !== now.from && { address: before.from }),
    ...(before.userId !== undefined && before.userId !== now.userId && { userId: before.userId }),
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
