import { campaignMessage, reasons, type CampaignRecipient, type CustomerFields, type ExplainedReason } from '@messaging/contracts';
import type { Recipient } from '../store/recipient.sql.js';

/** A recipient as the API shows it. One that was skipped before anything was made for it has no message. */
export function recipientView(recipient: Recipient): CampaignRecipient {
  const { customerId, status, round, sandbox, sentAt, deliveredAt, readAt, updatedAt } = recipient;
  const reason = recipient.reason && told(recipient.reason);
  const wasMade = recipient.accepted || status !== 'skipped' || recipient.reason?.detail !== '';
  return {
    customerId, status, round, sandbox,
    ...(reason && { reason }),
    ...(wasMade && { messageId: campaignMessage(recipient, recipient).id }),
    ...(sentAt && { sentAt: sentAt.toISOString() }), ...(deliveredAt && { deliveredAt: deliveredAt.toISOString() }), ...(readAt && { readAt: readAt.toISOString() }),
    updatedAt: updatedAt.toISOString(),
  };
}

const known: Readonly<Record<string, { readonly en: string }>> = reasons;

/** A reason that was decided here has its code alone; its words are those of the table. */
export const told = (reason: ExplainedReason): ExplainedReason => ({ ...reason, detail: reason.detail || (known[reason.code]?.en ?? '') });

/** A person's name, if there is one. */
export function nameIn(fields: CustomerFields | undefined): { readonly name?: string } {
  const name = [fields?.firstName, fields?.lastName].filter(Boolean).join(' ');
  return name === '' ? {} : { name };
}
