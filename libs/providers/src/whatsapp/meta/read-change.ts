import type { InboundFact, PreferenceFact, TemplateFact } from '../../callback-port.js';
import type { ReceiptFact } from '../../port.js';
import { asArray, asObject, asText } from '../../vendor-call/read-json.js';
import { timeOf } from '../../vendor-call/time-of.js';
import { classifyMetaError } from './codes.js';
import { personOf } from './person-of.js';
import { readMessage } from './read-message.js';
import { receiptStatus, type StatusMeanings } from '../../receipt-status.js';

type Json = Readonly<Record<string, unknown>>;

/** What one change of a callback says; `foreign` when it is about another number or business than the account's. */
export interface ChangeFacts {
  readonly receipts: readonly ReceiptFact[];
  readonly inbound: readonly InboundFact[];
  readonly preferences: readonly PreferenceFact[];
  readonly templates: readonly TemplateFact[];
  readonly foreign: boolean;
}

export interface ChangeOrigin {
  readonly businessId: string | undefined;
  /** Seconds; NaN when absent. */
  readonly time: number;
  readonly receivedAt: Date;
  readonly identity: Readonly<Record<string, string>>;
}

const nothing: ChangeFacts = { receipts: [], inbound: [], preferences: [], templates: [], foreign: false };

/** Reads one `changes[]` entry. Fields that nobody here knows are kept with the callback and say nothing. */
export function readChange(field: string, value: Json, origin: ChangeOrigin): ChangeFacts {
  if (isForeign(value, origin)) return { ...nothing, foreign: true };
  switch (field) {
    case 'messages':
      return { ...nothing, receipts: asArray(value['statuses']).flatMap((status) => receiptOf(asObject(status), origin) ?? []), inbound: inboundOf(value, origin) };
    case 'user_preferences':
      return { ...nothing, preferences: asArray(value['user_preferences']).flatMap((preference) => preferenceOf(asObject(preference), origin) ?? []) };
    case 'message_template_status_update':
    case 'message_template_quality_update':
    case 'template_category_update':
      return { ...nothing, templates: templateOf(value, origin) };
    default:
      return nothing;
  }
}

/** A hub's own valid signature must not move another hub's messages (PROVIDERS.md section 0.5). */
function isForeign(value: Json, { businessId, identity }: ChangeOrigin): boolean {
  const phoneId = asText(asObject(value['metadata'])['phone_number_id']);
  if (phoneId !== undefined) return identity['phoneId'] !== undefined && phoneId !== identity['phoneId'];
  return value['metadata'] === undefined && value['message_template_name'] !== undefined && identity['businessId'] !== undefined && businessId !== identity['businessId'];
}

const STATUSES: StatusMeanings = { sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' };

function receiptOf(given: Json, { receivedAt }: ChangeOrigin): ReceiptFact | undefined {
  const [externalId, providerStatus] = [asText(given['id']), asText(given['status'])];
  if (externalId === undefined || providerStatus === undefined) return undefined;
  const attemptId = asText(given['biz_opaque_callback_data']);
  const status = receiptStatus(STATUSES, providerStatus);
  const error = asObject(asArray(given['errors'])[0]);
  return {
    dedupeKey: `${externalId}|${providerStatus}|${asText(given['timestamp']) ?? ''}`,
    status, providerStatus, externalId, raw: JSON.stringify(given),
    at: timeOf(Number(given['timestamp']) * 1000, receivedAt),
    ...(attemptId !== undefined && { attemptId }),
    ...(status === 'failed' && { failure: classifyMetaError(asText(error['code']) ?? 'failed', wordsOf(error), error['is_transient']) }),
  };
}

const wordsOf = (error: Json): string =>
  asText(asObject(error['error_data'])['details']) ?? asText(error['message']) ?? asText(error['title']) ?? '';

function inboundOf(value: Json, { receivedAt }: ChangeOrigin): InboundFact[] {
  const contacts = asArray(value['contacts']).map(asObject);
  const to = asText(asObject(value['metadata'])['display_phone_number']);
  return asArray(value['messages']).flatMap((given) => readMessage(asObject(given), { contacts, to, receivedAt }) ?? []);
}

function preferenceOf(given: Json, { receivedAt }: ChangeOrigin): PreferenceFact | undefined {
  if (given['category'] !== 'marketing_messages') return undefined;
  const [value, person] = [asText(given['value']), personOf(given['wa_id'], given['user_id'])];
  if (person === undefined || (value !== 'stop' && value !== 'resume')) return undefined;
  return { dedupeKey: `preference|${person.from}|${value}|${asText(given['timestamp']) ?? ''}`, choice: value, at: timeOf(Number(given['timestamp']) * 1000, receivedAt), ...person };
}

function templateOf(value: Json, { time, receivedAt }: ChangeOrigin): TemplateFact[] {
  const [name, language] = [asText(value['message_template_name']), asText(value['message_template_language'])];
  if (name === undefined || language === undefined) return [];
  const news = { status: statusAfter(asText(value['event'])), category: asText(value['new_category']), quality: asText(value['new_quality_score']), reason: reasonOf(value) };
  const present = Object.fromEntries(Object.entries(news).filter(([, text]) => text !== undefined));
  if (Object.keys(present).length === 0) return [];
  const key = ['template', name, language, ...Object.values(present), Number.isFinite(time) ? time : ''].join('|');
  return [{ dedupeKey: key, name, language, at: timeOf(time * 1000, receivedAt), ...present }];
}

/**
 * A template's status after an event. `FLAGGED` warns (bad feedback), `LOCKED` forbids editing: both are sent as before. One
 * that came back counts as approved; if it is not, Meta says so of the first message and in the list.
 */
function statusAfter(event: string | undefined): string | undefined {
  if (event === 'FLAGGED' || event === 'LOCKED' || event === 'UNLOCKED') return undefined;
  return event === 'REINSTATED' || event === 'UNARCHIVED' || event === 'UNPAUSED' ? 'APPROVED' : event;
}

/** Meta writes `NONE` where there is none. */
function reasonOf(value: Json): string | undefined {
  const reason = asText(value['reason']);
  return reason === 'NONE' ? undefined : reason;
}
