import type { CampaignRecipient } from '@messaging/contracts';
import { csvLine } from '@messaging/kernel';

const columns = ['customerId', 'status', 'reasonCode', 'reason', 'round', 'messageId', 'sentAt', 'deliveredAt', 'readAt', 'updatedAt'] as const;

/** The first line. */
export const csvHeader = csvLine(columns);

/** One recipient as a line. */
export function recipientLine({ reason, ...recipient }: CampaignRecipient): string {
  const values: Readonly<Record<string, unknown>> = { ...recipient, reasonCode: reason?.code, reason: reason?.detail };
  return csvLine(columns.map((column) => textOf(values[column])));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
