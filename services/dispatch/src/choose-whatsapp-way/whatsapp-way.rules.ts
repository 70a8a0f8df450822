import type { Reason } from '@messaging/contracts';
import type { TemplateShape } from '@messaging/providers';

/** A window that is about to close is closed: the call takes a moment, and Meta's clock is another. */
const windowMarginMs = 60_000;

/** What is known of the template at Meta that stands for a message. */
export interface VendorTemplateFact {
  readonly status: string;
  readonly category: string;
  readonly reason: string | null;
  readonly shape: TemplateShape | null;
}

export interface WhatsappFacts {
  /** Absent when the person never wrote. */
  readonly windowClosesAt: Date | undefined;
  /** The template of the message names one at Meta. */
  readonly isMapped: boolean;
  /** Absent when it was not heard of: then Meta decides. */
  readonly vendorTemplate: VendorTemplateFact | undefined;
}

/** How a message leaves by WhatsApp, or why it cannot. */
export type WhatsappWay =
  | { readonly kind: 'text' }
  /** `isMarketing`: Meta files it so, whatever we call it. */
  | { readonly kind: 'template'; readonly isMarketing: boolean }
  | { readonly kind: 'closed'; readonly reason: Reason };

const windowClosed: Reason = {
  code: 'WHATSAPP.WINDOW_CLOSED',
  detail: 'The person has not written for 24 hours, and the message has no template at Meta.',
};

/**
 * Inside the window the shop's own words go, as they were written; outside it the template at Meta. One whose template
 * has a picture, a document or buttons goes by template at any time, for text can carry none of them.
 */
export function whatsappWay({ windowClosesAt, isMapped, vendorTemplate }: WhatsappFacts, now: Date): WhatsappWay {
  const isOpen = windowClosesAt !== undefined && windowClosesAt.getTime() - windowMarginMs > now.getTime();
  if (isOpen && !(isMapped && needsTemplate(vendorTemplate?.shape))) return { kind: 'text' };
  if (!isMapped) return { kind: 'closed', reason: windowClosed };
  if (vendorTemplate !== undefined && vendorTemplate.status !== 'APPROVED') return { kind: 'closed', reason: notApproved(vendorTemplate) };
  return { kind: 'template', isMarketing: vendorTemplate?.category === 'MARKETING' };
}

const needsTemplate = (shape: TemplateShape | null | undefined): boolean => (shape?.header !== undefined && shape.header.kind !== 'text') || (shape?.buttons.length ?? 0) > 0;

const notApproved = ({ status, reason }: VendorTemplateFact): Reason => ({
  code: 'WHATSAPP.TEMPLATE_NOT_APPROVED',
  detail: `Meta says ${status}${reason === null ? '' : ` (${reason})`} of the template.`,
});
