import { withReasonText, type CampaignRecipient } from '@messaging/contracts';
import { csvLine, type CsvDelimiter } from '@messaging/kernel';
import type { TextLanguage } from '@messaging/service-kit';

const columns = ['customerId', 'status', 'reasonCode', 'reason', 'round', 'messageId', 'sentAt', 'deliveredAt', 'readAt', 'updatedAt', 'name', 'address', 'explanation'] as const;
const headings: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: columns,
  es: ['cliente', 'estado', 'código', 'detalle', 'vuelta', 'mensaje', 'enviado', 'entregado', 'leído', 'cambiado', 'nombre', 'dirección', 'explicación'],
};

/** A recipient as the file shows it: with where the campaign writes to them, for whoever may see that. */
export interface ListedRecipient extends CampaignRecipient {
  readonly address?: string | undefined;
}

/** How a file is written for its reader. */
export interface CsvForm {
  readonly language: TextLanguage;
  readonly delimiter: CsvDelimiter;
}

/** The first line. */
export const csvHeader = ({ language, delimiter }: CsvForm): string => csvLine(headings[language], delimiter);

/** One recipient as a line; what happened and what to do is told in the language, what a provider said as it said it. */
export function recipientLine({ reason, ...recipient }: ListedRecipient, { language, delimiter }: CsvForm): string {
  const values: Readonly<Record<string, unknown>> = { ...recipient, reasonCode: reason?.code, reason: reason?.detail, explanation: reason && withReasonText(reason).text?.[language] };
  return csvLine(columns.map((column) => textOf(values[column])), delimiter);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
