import { addressOf, normalizeAddress } from '@messaging/audience';
import { channels, storableText, type CustomerFields, type ImportWarning, type ReasonText } from '@messaging/contracts';
import { hasLostDigits } from './csv-values.rules.js';
import { rawMax, type ImportedCustomer, type LeftOut } from './import-line.rules.js';
import { spanishField } from './spanish-fields.js';

/** Something of a line that is taken to look at. */
export type LineWarning = Pick<ImportWarning, 'code' | 'fields' | 'detail' | 'text'>;

const fieldOf = { email: 'email', sms: 'phone', whatsapp: 'whatsapp' } as const;
const shownMax = 100;

/** What a customer was kept without, and the addresses that will reach nobody. At most one of a code. */
export function warningsOf({ fields, leftOut = [] }: Pick<ImportedCustomer, 'fields' | 'leftOut'>, country: string): readonly LineWarning[] {
  const answers = leftOut.filter(({ field }) => isAnswer(field));
  const others = leftOut.filter(({ field }) => !isAnswer(field));
  return [...leftOutWarnings('CONSENT.UNREAD', answers), ...leftOutWarnings('FIELD.LEFT_OUT', others), ...addressWarnings(fields, country)];
}

const isAnswer = (field: string): boolean => /^consent\..*\.marketing$/.test(field);

const leftOutWarnings = (code: string, cells: readonly LeftOut[]): readonly LineWarning[] => (cells.length > 0 ? [{ code, fields: cells.map(({ field }) => field), ...told(cells.map(({ text }) => text)) }] : []);

/** Whether nobody could write to a customer by any channel, as far as a line says. */
export const hasNoAddress = (customer: CustomerFields): boolean => channels.every((channel) => addressOf(customer, channel) === undefined);

function addressWarnings(customer: CustomerFields, country: string): readonly LineWarning[] {
  const given = channels.flatMap((channel) => {
    const address = addressOf(customer, channel);
    return address === undefined || (channel === 'whatsapp' && !customer.whatsapp) ? [] : [{ field: fieldOf[channel], address, isLost: hasLostDigits(address), isValid: normalizeAddress(channel, address, customer.country ?? country).valid }];
  });
  const lost = given.filter(({ isLost }) => isLost);
  if (lost.length > 0) return [warning('ADDRESS.DIGITS_LOST', lost, {
    en: 'is what a spreadsheet made of a number: format the column as text, enter the number again and save the file once more',
    es: 'es lo que una hoja de cálculo hizo de un número: da a la columna formato de texto, escribe otra vez el número y vuelve a guardar el archivo',
  })];
  const invalid = given.filter(({ isValid }) => !isValid);
  return invalid.length > 0 ? [warning('ADDRESS.INVALID', invalid, { en: 'cannot be right: the customer is kept, and not reached by it', es: 'no puede ser: el cliente se guarda, y por ahí no le llega nada' })] : [];
}

function warning(code: string, given: readonly { readonly field: string; readonly address: string }[], what: ReasonText): LineWarning {
  const of = [...new Map(given.map(({ field, address }) => [field, address]))];
  return { code, fields: of.map(([field]) => field), ...told(of.map(([field, address]) => ({ en: `${field} “${storableText(address, shownMax)}” ${what.en}`, es: `${spanishField(field)} «${storableText(address, shownMax)}» ${what.es}` }))) };
}

/** Several complaints as one, in English and in both languages. */
function told(complaints: readonly ReasonText[]): Pick<ImportWarning, 'detail' | 'text'> {
  const text = { en: complaints.map(({ en }) => en).join('; '), es: complaints.map(({ es }) => es).join('; ') };
  return { detail: text.en, text };
}

/** An earlier line of the file was of the same customer. */
export const repeatedLine = ({ line, raw, customerId }: Pick<ImportedCustomer, 'line' | 'raw' | 'customerId'>): ImportWarning => ({
  line, raw: raw.slice(0, rawMax), code: 'IMPORT.REPEATED', fields: ['id'], ...told([{ en: `An earlier line is of the customer ${customerId}, too: where they differ, this one counts`, es: `Una línea anterior también es del cliente ${customerId}: en lo que difieren, vale esta` }]),
});
