import type { CustomerFields, SettingsTree } from '@messaging/contracts';
import { isOneWay } from '@messaging/providers';
import type { QueuedMessage } from './queued-message.js';

/** A sentence with a keyword that we understand (API.md section 5). */
const namesKeyword = /(?<![\p{L}\p{N}])(?:STOP|BAJA)(?![\p{L}\p{N}])/u;

/** What is needed to check a marketing text. */
interface WayOutInput {
  readonly message: Pick<QueuedMessage, 'channel' | 'purpose'>;
  readonly customer: CustomerFields;
  readonly settings: SettingsTree;
  readonly unsubscribeUrl: () => string;
}

/**
 * The line that a marketing text lacks: how to stop it, in the reader's language. Emails carry it in their headers
 * (List-Unsubscribe). An alphanumeric sender cannot be answered, so its line is the link.
 */
export function missingWayOut(text: string, { message: { channel, purpose }, customer, settings, unsubscribeUrl }: WayOutInput): string | undefined {
  if (purpose !== 'marketing' || channel === 'email') return undefined;
  const isSpanish = /^es\b/i.test(customer.locale ?? settings.hub.locale);
  if (channel === 'sms' && cannotBeAnswered(settings.sms)) {
    const url = unsubscribeUrl();
    return text.includes(url) ? undefined : `${isSpanish ? 'Baja' : 'Opt out'}: ${url}`;
  }
  if (namesKeyword.test(text) || text.includes('/u/')) return undefined;
  return isSpanish ? 'Responda BAJA para no recibir más.' : 'Reply STOP to opt out.';
}

function cannotBeAnswered({ provider, senderName, twilio }: SettingsTree['sms']): boolean {
  if (provider === 'sandbox' || (provider === 'twilio' && twilio?.messagingServiceSid)) return false;
  return isOneWay(senderName ?? '');
}
