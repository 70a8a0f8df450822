import type { CampaignRecipient } from '@messaging/contracts';

const columns = ['customerId', 'status', 'reasonCode', 'reason', 'round', 'messageId', 'sentAt', 'deliveredAt', 'readAt', 'updatedAt'] as const;

/** The first line. */
export const csvHeader = `${columns.join(',')}\r\n`;

/** One recipient as a line of RFC 4180. */
export function csvLine({ reason, ...recipient }: CampaignRecipient): string {
  const values: Readonly<Record<string, unknown>> = { ...recipient, reasonCode: reason?.code, reason: reason?.detail };
  return `${columns.map((column) => csvValue(values[column])).join(',')}\r\n`;
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula is made harmless by an apostrophe. */
function csvValue(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
