import type { SettingsTree } from '@messaging/contracts';
import { isOneWay } from '@messaging/providers';

/** Whether an SMS by this sender can be answered: a name cannot. */
export function canBeAnswered({ provider, senderName, twilio }: SettingsTree['sms']): boolean {
  if (provider === 'sandbox' || (provider === 'twilio' && twilio?.messagingServiceSid)) return true;
  return !isOneWay(senderName ?? '');
}
