import type { Channel } from '../../session/session.js';
import { valueAt } from '../edit/settings-path.rules.js';

/** What of an account those see who get its messages; of WhatsApp the settings know its number by Meta's name for it alone. */
const fields = { email: ['fromName', 'fromAddress'], sms: ['senderName', 'twilio.messagingServiceSid'], whatsapp: ['phoneId'] } as const satisfies Record<Channel, readonly string[]>;

/** One part of a sender. */
export interface SenderPart {
  /** As the manifest of its provider names it. */
  readonly field: string;
  readonly value: string;
  /** Only its provider's pages say whom it stands for: nobody knows it without the word for it. */
  readonly isReference: boolean;
}

/** Who a channel's messages come from, as far as the settings say: a name and an address, or a number. */
export const senderOf = (channel: Channel, settings: unknown): readonly SenderPart[] =>
  fields[channel].flatMap((field) => {
    const value = valueAt(settings, `${channel}.${field}`);
    return typeof value === 'string' && value !== '' ? [{ field, value, isReference: /(Id|Sid)$/.test(field) }] : [];
  });
