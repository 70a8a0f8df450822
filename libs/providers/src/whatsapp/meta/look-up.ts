import type { LookUpResult, ReceiptFact, UnknownCall } from '../../port.js';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import type { VendorHttp } from '../../vendor-call/vendor-http.js';

export interface MetaPhoneApi {
  readonly http: VendorHttp;
  /** `/{version}/{phoneId}`. */
  readonly phone: string;
  readonly headers: Readonly<Record<string, string>>;
}

const STATUSES: Readonly<Record<string, ReceiptFact['status']>> = { SENT: 'sent', DELIVERED: 'delivered', READ: 'read', FAILED: 'failed' };
const RANK: readonly ReceiptFact['status'][] = ['other', 'sent', 'failed', 'delivered', 'read'];

/** Meta's message history is asked by its own id: known when a part of the answer came. Of our id it knows nothing. */
export async function lookUpAtMeta({ attemptId, externalId }: UnknownCall, { http, phone, headers }: MetaPhoneApi): Promise<LookUpResult> {
  if (externalId === undefined) return { kind: 'undecided', detail: 'WhatsApp can only be asked by its own message id, which was lost.' };
  const query = new URLSearchParams({ message_id: externalId, fields: 'id,message_id,events{delivery_status,timestamp,webhook_update_state}' });
  const answer = await http.call({ method: 'GET', path: `${phone}/message_history?${query.toString()}`, headers });
  if (answer.kind !== 'answer' || answer.status !== 200) {
    return { kind: 'undecided', detail: answer.kind === 'answer' ? `WhatsApp answered ${answer.status}.` : `WhatsApp could not be asked (${answer.code}).` };
  }
  const history = asArray(objectIn(answer.text)['data']).map(asObject).find((row) => row['message_id'] === externalId);
  if (history === undefined) return { kind: 'undecided', detail: 'WhatsApp’s history does not have the message.' };
  const events = asArray(asObject(history['events'])['data']).map(asObject);
  const receipts = events.flatMap((event) => receiptOf(event, { attemptId, externalId }) ?? []);
  receipts.sort((a, b) => RANK.indexOf(b.status) - RANK.indexOf(a.status));
  const best = receipts[0] ?? { dedupeKey: `${externalId}|history`, status: 'sent' as const, providerStatus: 'in history', at: new Date(), attemptId, externalId };
  return { kind: 'found', receipts: [best] };
}

function receiptOf(event: Readonly<Record<string, unknown>>, call: { attemptId: string; externalId: string }): ReceiptFact | undefined {
  const providerStatus = asText(event['delivery_status']);
  const seconds = Number(event['timestamp']);
  if (providerStatus === undefined || !Number.isFinite(seconds)) return undefined;
  const status = STATUSES[providerStatus] ?? 'other';
  return {
    dedupeKey: `${call.externalId}|${providerStatus.toLowerCase()}|${seconds}`,
    status, providerStatus, at: new Date(seconds * 1000), ...call,
    ...(status === 'failed' && { failure: { class: 'CONTENT' as const, code: 'FAILED', detail: asText(event['error_description']) ?? '' } }),
  };
}
