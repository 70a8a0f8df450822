import { signTwilio, type ApiClient, type SignedCallback } from '@messaging/testing';
import { startProduct, type BenchProduct } from './product.js';
import type { VendorSink } from './vendor-sink.js';

/** As many as the adapter opens (libs/providers/src/sms/twilio/adapter.ts): both sides are given the same. */
export const connections = 64;
const publicUrl = 'https://bench.example';
const accountSid = 'AC00000000000000000000000000000001';
const authToken = 'bench-token-of-thirty-two-letters';
const batchSize = 1000;

/** A product whose SMS go to the sink in Twilio's wire format. */
export async function startWithTwilio(sink: VendorSink): Promise<BenchProduct> {
  const product = await startProduct(sink.port, { TWILIO_API_URL: `http://127.0.0.1:${sink.port}`, PUBLIC_URL: publicUrl, RATE_LIMIT_IP: '1000000' });
  const changed = await product.api.patch('/api/v1/settings', { sms: { provider: 'twilio', senderName: '+34911222333', twilio: { accountSid, authToken } } });
  if (changed.status !== 200) throw new Error(`settings: ${JSON.stringify(changed.body)}`);
  return product;
}

/** The number that SMS `n` goes to. */
export const numberOf = (n: number): string => `+346${String(n).padStart(8, '0')}`;

/** Queues SMS, each due at the moment that `dueAt` gives it. Throws unless all were accepted before the first is due. */
export async function queueSms(api: ApiClient, count: number, dueAt: (n: number) => Date): Promise<void> {
  for (let from = 0; from < count; from += batchSize) {
    const messages = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => ({
      channel: 'sms', to: numberOf(from + i), category: 'custom', body: `Hello ${from + i}, your table is ready.`, sendAt: dueAt(from + i).toISOString(),
    }));
    const answer = await api.post<{ items: { id?: string }[] }>('/api/v1/messages/batch', { messages });
    if (answer.status !== 202 || answer.body.items.some(({ id }) => id === undefined)) throw new Error(`batch: ${JSON.stringify(answer.body).slice(0, 300)}`);
  }
  if (Date.now() > dueAt(0).getTime()) throw new Error('accepting took longer than planned: they were not all queued');
}

/** A callback as it is posted. */
export interface TwilioCallback extends SignedCallback {
  /** With query, below the product's own address. */
  readonly path: string;
}

/** What Twilio says of the call with this body, the sink's `index`-th; signed over the public address. */
export function callbackOf(call: string, index: number, status: string): TwilioCallback {
  const url = (new URLSearchParams(call).get('StatusCallback') ?? '').replace(/#.*$/, '');
  const sid = `SM${String(index + 1).padStart(32, '0')}`;
  return { path: url.slice(publicUrl.length), ...signTwilio(url, { MessageSid: sid, MessageStatus: status, AccountSid: accountSid }, authToken) };
}
