import { z } from 'zod';

/** The words of the product (docs/glossary.md), as schemas. Every service, column, topic and label uses these. */

export const channels = ['whatsapp', 'sms', 'email'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** A template may serve one channel or all of them. */
export const TemplateChannel = z.enum([...channels, 'all']);
export type TemplateChannel = z.infer<typeof TemplateChannel>;

export const Category = z.enum(['appointment_reminder', 'booking_confirmation', 'receipt', 'marketing', 'custom']);
export type Category = z.infer<typeof Category>;

export const Purpose = z.enum(['transactional', 'marketing']);
export type Purpose = z.infer<typeof Purpose>;

/** `bulk` carries campaigns and marketing, `priority` everything a person waits for. */
export const Lane = z.enum(['priority', 'bulk']);
export type Lane = z.infer<typeof Lane>;

export const MessageStatus = z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled', 'unknown']);
export type MessageStatus = z.infer<typeof MessageStatus>;

/**
 * Invariant 4 of DESIGN.md: receipts merge by rank and a status never goes backwards.
 * `failed` lies below `delivered` on purpose: proof of arrival beats a report of failure (PROVIDERS.md section 6).
 */
export const statusRank = {
  queued: 0,
  unknown: 10,
  sent: 20,
  failed: 30,
  delivered: 40,
  read: 50,
  skipped: 100,
  cancelled: 100,
} as const satisfies Record<MessageStatus, number>;

export const Trigger = z.enum([
  'welcome',
  'birthday',
  'anniversary',
  'post_sale',
  'post_appointment',
  'inactivity',
  'loyalty_tier_change',
  'lead_stage_change',
  'ticket_resolved',
  'booking_confirmed',
  'booking_reminder',
  'custom',
]);
export type Trigger = z.infer<typeof Trigger>;

export const ExecutionStatus = z.enum(['pending', 'sent', 'failed', 'skipped', 'cancelled']);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

export const CampaignStatus = z.enum(['draft', 'scheduled', 'sending', 'paused', 'completed', 'cancelled']);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

/** A hub is one business (tenant). The ERP's own id: opaque text. */
export const HubId = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, '1 to 64 of A-Z a-z 0-9 . _ : -');
/** The ERP's own customer id: opaque text. */
export const CustomerId = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/, '1 to 128 of A-Z a-z 0-9 . _ : -');

/** Exactly the permissions of DESIGN.md section 6, as they stand in a token. */
export const permissions = [
  'messaging.view_message',
  'messaging.send_message',
  'messaging.view_template',
  'messaging.add_template',
  'messaging.change_template',
  'messaging.delete_template',
  'messaging.view_campaign',
  'messaging.add_campaign',
  'messaging.view_automation',
  'messaging.add_automation',
  'messaging.change_automation',
  'messaging.delete_automation',
  'messaging.manage_settings',
] as const;
export type Permission = (typeof permissions)[number];

/** Why something was skipped, failed, delayed or unknown: a stable code and a sentence for staff. */
export const Reason = z.object({ code: z.string(), detail: z.string() });
export type Reason = z.infer<typeof Reason>;

/** With one sentence for staff that says what happened and what to do. */
export const ExplainedReason = Reason.extend({ text: z.object({ en: z.string(), es: z.string() }).optional() });
export type ExplainedReason = z.infer<typeof ExplainedReason>;

/** A WhatsApp user id for this business (PROVIDERS.md section 1.4): a country, a dot, up to 128 characters. Stands where a number would. */
export const isWhatsappUserId = (address: string): boolean => /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(address);
