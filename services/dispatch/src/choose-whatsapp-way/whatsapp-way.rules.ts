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
  /** What the person wrote before the message was accepted may still be on its way here. */
  readonly mayHaveWritten: boolean;
}

/** How a message leaves by WhatsApp, or why it cannot. */
export type WhatsappWay =
  /** `canSwitch`: should the window turn out to be closed, the template can go. */
  | { readonly kind: 'text'; readonly canSwitch: boolean }
  | { readonly kind: 'template' }
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
  const refused = vendorTemplate !== undefined && vendorTemplate.status !== 'APPROVED';
  if (isOpen && !(isMapped && needsTemplate(vendorTemplate?.shape))) return { kind: 'text', canSwitch: isMapped && !refused };
  if (!isMapped) return { kind: 'closed', reason: windowClosed };
  return refused ? { kind: 'closed', reason: notApproved(vendorTemplate) } : { kind: 'template' };
}

const needsTemplate = (shape: TemplateShape | null | undefined): boolean => (shape?.header !== undefined && shape.header.kind !== 'text') || (shape?.buttons.length ?? 0) > 0;

const notApproved = ({ status, reason }: VendorTemplateFact): Reason => ({
  code: 'WHATSAPP.TEMPLATE_NOT_APPROVED',
  detail: `Meta says ${status}${reason === null ? '' : ` (${reason})`} of the template.`,
});

/** Meta's word counts, whatever we call it. */
export const isFiledAsMarketing = (facts: WhatsappFacts | undefined): boolean => facts?.vendorTemplate?.category === 'MARKETING';
