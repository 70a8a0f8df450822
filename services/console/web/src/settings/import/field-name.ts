import type { TFunction } from 'i18next';
import { channels, type Channel } from '../../session/session.js';

const plain = ['id', 'firstName', 'lastName', 'fullName', 'email', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'birthday', 'customerSince', 'tags', 'loyaltyTier', 'lastVisitAt'] as const;
const parts = ['marketing', 'at', 'source'] as const;

const isChannel = (text: string | undefined): text is Channel => channels.some((channel) => channel === text);

/** A field of a customer in the words of a shop. */
export function fieldName(t: TFunction, field: string): string {
  const known = plain.find((name) => name === field);
  if (known) return t(`imports.fields.${known}`);
  if (field === 'totalSpent.amount') return t('imports.fields.spent');
  if (field === 'totalSpent.currency') return t('imports.fields.currency');
  if (field === 'consent.all.marketing') return t('imports.consentFields.all');
  const [, channel, last] = field.split('.');
  const part = parts.find((name) => name === last);
  if (field.startsWith('consent.') && isChannel(channel)) return t(`imports.consentFields.${part ?? 'marketing'}`, { channel: t(`words.channelsWithin.${channel}`) });
  return field.replace(/^attributes\./, '');
}
