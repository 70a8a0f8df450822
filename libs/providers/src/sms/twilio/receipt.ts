import type { ProviderFailure, ReceiptFact } from '../../port.js';
import { failureOf, unknownCode } from '../../vendor-call/vendor-codes.js';
import { twilioCodes } from './codes.js';
import { receiptStatus, type StatusMeanings } from '../../receipt-status.js';

/** A message's state in Twilio's words, from a callback or a look-up. */
export interface TwilioState {
  readonly sid: string;
  readonly status: string;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly at: Date;
}

/** PROVIDERS.md section 3.3. What is not here is kept and changes nothing. */
const STATUSES: StatusMeanings = {
  accepted: 'sent', scheduled: 'sent', queued: 'sent', sending: 'sent', sent: 'sent', partially_delivered: 'sent',
  delivered: 'delivered', read: 'read',
  undelivered: 'failed', failed: 'failed', canceled: 'failed',
};

/** Without the attempt, which the callback's URL or the asker knows. */
export function twilioReceipt({ sid, status, errorCode, errorMessage, at }: TwilioState): ReceiptFact {
  const meaning = receiptStatus(STATUSES, status.toLowerCase());
  const code = errorCode === undefined || errorCode === '0' ? undefined : errorCode;
  return {
    dedupeKey: `${sid}|${status}|${code ?? ''}`,
    status: meaning,
    providerStatus: status,
    at,
    externalId: sid,
    ...(meaning === 'failed' && { failure: failureFor(status, code, errorMessage ?? '') }),
  };
}

function failureFor(status: string, code: string | undefined, detail: string): ProviderFailure {
  if (code === undefined && status.toLowerCase() === 'canceled') return { class: 'CONTENT', code: 'canceled', detail: 'The message was cancelled at Twilio.' };
  if (code === undefined) return { ...unknownCode, code: status, detail };
  const known = twilioCodes.get(code);
  return known === undefined ? { ...unknownCode, code, detail } : failureOf(known, code, detail);
}
