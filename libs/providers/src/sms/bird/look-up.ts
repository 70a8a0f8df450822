import type { LookUpResult, UnknownCall } from '../../port.js';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import type { VendorHttp } from '../../vendor-call/vendor-http.js';
import { birdReceipt } from './receipt.js';

/** Our attempt id on a message of Bird: in its metadata, which every event repeats, and as a tag, which can be asked for. */
export const ATTEMPT_TAG = 'attempt';

export interface BirdApi {
  readonly http: VendorHttp;
  readonly messages: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A message carries our attempt id as a tag, and Bird lists by tag: the answer is about this call and no other. */
export async function lookUpAtBird({ attemptId, to }: UnknownCall, { http, messages, headers }: BirdApi): Promise<LookUpResult> {
  const query = new URLSearchParams({ tag: `${ATTEMPT_TAG}:${attemptId}`, to, limit: '10' });
  const answer = await http.call({ method: 'GET', path: `${messages}?${query.toString()}`, headers });
  if (answer.kind !== 'answer' || answer.status !== 200) {
    return { kind: 'undecided', detail: answer.kind === 'answer' ? `Bird answered ${answer.status}.` : `Bird could not be asked (${answer.code}).` };
  }
  const receivedAt = new Date();
  const receipts = asArray(objectIn(answer.text)['data']).map(asObject).flatMap((row) => {
    const [id, status] = [asText(row['id']), asText(row['status'])];
    const isThisCall = asText(asObject(row['metadata'])['attemptId']) === attemptId;
    return id === undefined || status === undefined || !isThisCall ? [] : [birdReceipt(row, { id, status, at: row['delivered_at'] ?? row['sent_at'] ?? row['created_at'], receivedAt })];
  });
  // Its list may lag; a second call with the same key costs nothing, so `absent` need not be said.
  return receipts.length > 0 ? { kind: 'found', receipts } : { kind: 'undecided', detail: 'Bird’s list does not have it.' };
}
