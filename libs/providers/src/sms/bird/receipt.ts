import type { ProviderFailure, ReceiptFact } from '../../port.js';
import { asObject, asText } from '../../vendor-call/read-json.js';
import { timeOf } from '../../vendor-call/time-of.js';
import { failureOf } from '../../vendor-call/vendor-codes.js';
import { birdCodes } from './codes.js';
import { receiptStatus, type StatusMeanings } from '../../receipt-status.js';

type Json = Readonly<Record<string, unknown>>;

/** PROVIDERS.md section 4.4, of `status` and of the last word of an event's type. */
const STATUSES: StatusMeanings = {
  scheduled: 'sent', accepted: 'sent', sent: 'sent', delivered: 'delivered',
  undelivered: 'failed', failed: 'failed', rejected: 'failed', expired: 'failed', canceled: 'failed',
};

/** A message's state in Bird's words: the data of an event, or a row of the list. */
export function birdReceipt(state: Json, told: { readonly id: string; readonly status: string; readonly at: unknown; readonly receivedAt: Date }): ReceiptFact {
  const status = receiptStatus(STATUSES, told.status);
  const attemptId = asText(asObject(state['metadata'])['attemptId']);
  const at = timeOf(Date.parse(asText(told.at) ?? ''), told.receivedAt);
  return {
    dedupeKey: `${told.id}|${told.status}`,
    status, providerStatus: told.status, at, externalId: told.id,
    ...(attemptId !== undefined && { attemptId }),
    ...(status === 'failed' && { failure: failureIn(asObject(state['error'] ?? state['last_error']), told.status) }),
  };
}

/** `undelivered` and `expired` may clear, says Bird; the code says what is done. With one nobody knows nothing is sent again. */
function failureIn(error: Json, status: string): ProviderFailure {
  const code = asText(error['code']) ?? (status === 'canceled' ? 'canceled' : 'unknown');
  const detail = [asText(error['description']), asText(error['carrier_error_code'])].filter((text) => text !== undefined).join(' · ');
  const known = birdCodes.get(code);
  return known === undefined ? { class: 'AMBIGUOUS', code, detail } : failureOf(known, code, detail);
}
