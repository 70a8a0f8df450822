import type { components } from '../../api/schema.js';
import type { PreviewRequest } from '../../templates/template-queries.js';
import { instantOf } from '../../times/local-time.rules.js';

/** What the form holds. */
export interface ComposeValues {
  readonly channel: 'whatsapp' | 'sms' | 'email';
  readonly recipient: 'customer' | 'address';
  readonly customerId: string | undefined;
  readonly to: string;
  readonly content: 'own' | 'template';
  readonly templateId: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly body: string;
  /** Local to the shop, `YYYY-MM-DDTHH:mm`; empty: now. */
  readonly sendAt: string;
}

/** Whether somebody's own words would be lost. */
export const isWritten = ({ content, subject, body, variables }: ComposeValues): boolean => (content === 'own' ? subject !== '' || body !== '' : Object.values(variables).some((value) => value !== ''));

/** The request that the values are. */
export function messageOf(values: ComposeValues, zone: string): components['schemas']['CreateMessage'] {
  const { channel, recipient, customerId, to, content, templateId, variables, subject, body, sendAt } = values;
  return {
    channel,
    ...(recipient === 'customer' ? { ...(customerId !== undefined && { customerId }) } : { to: to.trim() }),
    ...(content === 'template'
      ? { ...(templateId !== undefined && { templateId }), ...(Object.keys(variables).length > 0 && { variables }) }
      : { category: 'custom' as const, body, ...(channel === 'email' && { subject }) }),
    ...(sendAt !== '' && { sendAt: instantOf(sendAt, zone) }),
  };
}

/** What the preview is asked for; nothing while there is nothing to show. */
export function previewOf({ channel, recipient, customerId, content, templateId, variables, subject, body }: ComposeValues, locale: string): PreviewRequest | undefined {
  const who = recipient === 'customer' && customerId !== undefined ? { customerId } : {};
  if (content === 'template') return templateId === undefined ? undefined : { templateId, channel, variables, ...who };
  return body === '' ? undefined : { draft: { channel, locale, body, category: 'custom', ...(subject !== '' && { subject }) }, channel, ...who };
}
