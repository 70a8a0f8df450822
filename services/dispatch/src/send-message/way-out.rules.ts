import { missingWayOut as missingIn } from '@messaging/content';
import type { SettingsTree } from '@messaging/contracts';
import { canBeAnswered } from '../settings/can-be-answered.rules.js';
import type { QueuedMessage } from './queued-message.js';

/** What a marketing text is looked at with. */
interface WayOutInput {
  readonly message: Pick<QueuedMessage, 'channel' | 'purpose' | 'category'>;
  /** Of the words. */
  readonly locale: string;
  readonly sms: SettingsTree['sms'];
  readonly unsubscribeUrl: () => string;
}

/** A test-send of marketing is no marketing, so that nothing holds it back, and yet shows all that the real message will. */
export const isMarketing = ({ purpose, category }: Pick<QueuedMessage, 'purpose' | 'category'>): boolean => purpose === 'marketing' || category === 'marketing';

/** The line that a message lacks: how to stop it. */
export function missingWayOut(text: string, { message, locale, sms, unsubscribeUrl }: WayOutInput): string | undefined {
  return isMarketing(message) ? missingIn(text, { channel: message.channel, locale, canAnswer: canBeAnswered(sms), unsubscribeUrl }) : undefined;
}
