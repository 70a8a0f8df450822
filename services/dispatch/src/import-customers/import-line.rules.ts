import { channels, CustomerFields, CustomerId, faultOf, storableText, type Channel, type ReasonText, type SettingsTree } from '@messaging/contracts';
import { idOfAddress } from './id-of-address.rules.js';
import { amountForms, cleanCell, currencyIn, dayForms, isBirthdayOfSomebody, readAmount, readBirthday, readDay, readDigits, readTags, readYes, splitName } from './csv-values.rules.js';
import { spanishField } from './spanish-fields.js';

/** A line with its number in the file, from 1, and what stood there, cut to `rawMax`. */
export interface ImportLine {
  readonly line: number;
  readonly raw: string;
}

/** A customer as a line says. */
export interface ImportedCustomer extends ImportLine {
  readonly customerId: string;
  readonly fields: CustomerFields;
  /** Cells that could not be read, and were left out of it. */
  readonly leftOut?: readonly LeftOut[];
}

/** A cell that the customer is kept without. */
export interface LeftOut {
  readonly field: string;
  readonly detail: string;
  readonly text: ReasonText;
}

/** A line that says nothing that can be kept. */
export interface RejectedLine extends ImportLine {
  readonly code: string;
  /** In English. */
  readonly detail: string;
  /** In both languages; of a line from before 2026-11-27 there is none. */
  readonly text?: ReasonText;
  /** Fields that could not be read; empty when it is the line itself. */
  readonly fields?: readonly string[];
}

export type ReadLine = ({ readonly ok: true } & ImportedCustomer) | ({ readonly ok: false } & RejectedLine);

/** So much of a rejected line is kept. */
export const rawMax = 2000;

/** So much of a cell that is left out is shown. */
const leftOutMax = 100;

/** What is not said of each customer: whose money it is, how days are written, where consent comes from. */
export interface ImportHabits {
  readonly currency: string;
  readonly isMonthFirst: boolean;
  /** Years of two digits are before it. */
  readonly now: Date;
  readonly consentSource: string;
  /** Channels whose marketing everybody of the file has agreed to who says nothing else in it. */
  readonly agreed?: readonly Channel[];
  /** The shop's country, when a customer without an id gets one made of their address. */
  readonly idsOfAddressesIn?: string | undefined;
}

/** People who write the month first. */
const monthFirst = new Set(['US', 'PH', 'BZ']);

/** How a shop writes money and days. */
export const habitsOf = ({ hub, policy }: SettingsTree): Pick<ImportHabits, 'currency' | 'isMonthFirst'> => ({
  currency: Object.values(policy.prices).find((price) => price)?.currency ?? 'EUR',
  isMonthFirst: monthFirst.has(hub.country),
});

export function rejected(at: ImportLine, code: string, { en, es }: ReasonText): Extract<ReadLine, { ok: false }> {
  const text = { en: storableText(en), es: storableText(es) };
  return { ok: false, ...kept(at), code, detail: text.en, text };
}

/** What the database can hold of it, and as much as is kept. */
const kept = ({ line, raw }: ImportLine): ImportLine => ({ line, raw: storableText(raw, rawMax) });

/** A line of a CSV file: its cells under the columns' fields. An empty cell says nothing. */
export function readCells(at: ImportLine, cells: readonly string[], { paths, habits }: { paths: readonly (string | undefined)[]; habits: ImportHabits }): ReadLine {
  const record: Record<string, unknown> = {};
  const leftOut: LeftOut[] = [];
  for (const [index, path] of paths.entries()) {
    const text = cleanCell(cells[index] ?? '');
    if (path === undefined || text === '') continue;
    const value = valueOf(path, text, habits);
    const currency = path === 'totalSpent.amount' && value !== undefined ? currencyIn(text) : undefined;
    if (currency !== undefined) place(record, 'totalSpent.currency', currency);
    if (value === undefined) leftOut.push(unread(path, storableText(text, leftOutMax), habits));
    else for (const [field, part] of partsOf(path, value)) if (field === path || !paths.includes(field)) place(record, field, part);
  }
  const read = readRecord(at, withoutUnanswered(withCurrency(record, habits)), { ...habits, agreed: (habits.agreed ?? []).filter((channel) => !isUnread(channel, leftOut)) });
  return read.ok && leftOut.length > 0 ? { ...read, leftOut } : read;
}

/** What `consent.all.marketing` and each channel's own answer end in. */
const answer = /^consent\.(\w+)\.marketing$/;

/** Whether somebody said something of a channel that is neither yes nor no: then they are not of those who all agreed. */
const isUnread = (channel: Channel, leftOut: readonly LeftOut[]): boolean => leftOut.some(({ field }) => ['all', channel].includes(answer.exec(field)?.[1] ?? ''));

/** When and where somebody answered says nothing without the answer. */
function withoutUnanswered(record: Record<string, unknown>): Record<string, unknown> {
  const { consent, ...others } = record;
  if (typeof consent !== 'object' || consent === null) return record;
  const answered = Object.entries(consent).filter(([, said]) => typeof said === 'object' && said !== null && 'marketing' in said);
  return answered.length > 0 ? { ...others, consent: Object.fromEntries(answered) } : others;
}

/** Why a cell is left out, and how it is written well. */
function unread(path: string, cell: string, habits: ImportHabits): LeftOut {
  if (answer.test(path)) {
    const en = `“${cell}” (${path}) is neither yes nor no: no consent is recorded by it; write it as yes or no`;
    return { field: path, detail: en, text: { en, es: `«${cell}» (${spanishField(path)}) no es ni sí ni no: no se anota ningún consentimiento; escribe sí o no` } };
  }
  if (path === 'birthday' && readBirthday(cell, habits) !== undefined) {
    const en = `“${cell}” is nobody’s birthday: it is before 1905 or still to come`;
    return { field: path, detail: en, text: { en, es: `«${cell}» (${spanishField(path)}) no puede ser: es de antes de 1905 o aún no ha llegado` } };
  }
  if (path !== 'totalSpent.amount') return noDay(path, cell, dayForms(habits.isMonthFirst));
  const field = 'totalSpent';
  const en = `“${cell}” (total spent) is no amount; write it as ${amountForms}, with or without €`;
  return { field, detail: en, text: { en, es: `«${cell}» (${spanishField(field)}) no es un importe; escríbelo como ${amountForms}, con o sin €` } };
}

function noDay(field: string, cell: string, forms: string): LeftOut {
  const en = `“${cell}” is no day; write it as ${forms}`;
  return { field, detail: en, text: { en, es: `«${cell}» (${spanishField(field)}) no es un día; escríbelo como ${forms}` } };
}

/** A line of NDJSON. */
export function readJson(at: ImportLine, habits: ImportHabits): ReadLine {
  let record: unknown;
  try {
    record = JSON.parse(at.raw);
  } catch {
    return rejected(at, 'IMPORT.LINE_UNREADABLE', { en: 'The line is no JSON.', es: 'La línea no es JSON.' });
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return rejected(at, 'IMPORT.LINE_UNREADABLE', { en: 'The line is no JSON object.', es: 'La línea no es un objeto JSON.' });
  return readRecord(at, { ...record }, habits);
}

/** An address that is none is kept as it was given; what else has not the form of its field cannot be read. */
function readRecord(at: ImportLine, record: Record<string, unknown>, habits: ImportHabits): ReadLine {
  const { id: given, ...rest } = record;
  const isToldByAddress = habits.idsOfAddressesIn !== undefined && (given === undefined || given === '');
  const id = isToldByAddress ? idOfAddress(rest, habits.idsOfAddressesIn ?? '') : given;
  if (isToldByAddress && id === undefined) return rejected(at, 'IMPORT.ADDRESS_MISSING', nobody);
  const customerId = CustomerId.safeParse(typeof id === 'number' ? String(id) : id);
  if (!customerId.success) return rejected(at, 'IMPORT.ID_MISSING', id === undefined || id === '' ? noId : wrongId);
  const fault = faultOf(rest);
  if (fault) return rejected(at, 'IMPORT.LINE_UNREADABLE', fault.kind === 'depth' ? tooDeep : unstorable(fault.pointer));
  const fields = CustomerFields.safeParse(rest);
  if (fields.success) return { ok: true, ...kept(at), customerId: customerId.data, fields: withConsent(fields.data, habits) };
  const wrong = fields.error.issues.slice(0, 5).map(({ path, message, code }) => ({ en: `${path.join('.')}: ${code === 'invalid_format' ? 'has not the form of this field' : message}`, es: `${spanishField(path.join('.'))}: ${code === 'too_big' ? 'es demasiado largo' : 'no se entiende'}` }));
  const why = { en: wrong.map(({ en }) => en).join('; '), es: [...new Set(wrong.map(({ es }) => es))].join('; ') };
  return { ...rejected(at, 'IMPORT.LINE_UNREADABLE', why), fields: [...new Set(fields.error.issues.map(({ path }) => path.join('.')))].slice(0, 5) };
}

const nobody: ReasonText = { en: 'The line has neither email nor phone to know the customer by.', es: 'La línea no tiene correo ni teléfono por el que reconocer al cliente.' };
const noId: ReasonText = { en: 'The line has no id.', es: 'A la línea le falta el número de cliente.' };
const wrongId: ReasonText = { en: 'The id is none: 1 to 128 of A-Z a-z 0-9 . _ : -', es: 'El número de cliente no vale: de 1 a 128 letras sin acento, cifras o los signos . _ : -' };
const tooDeep: ReasonText = { en: 'The line is nested too deeply.', es: 'En la línea hay demasiadas cosas unas dentro de otras.' };
const unstorable = (pointer: string): ReasonText => ({ en: `${pointer}: holds U+0000, half a character, or the name __proto__.`, es: `${pointer}: lleva U+0000, medio carácter o el nombre __proto__.` });

/** Whoever says yes in a file said it somewhere: at least the import is named as the basis. */
function withConsent(fields: CustomerFields, { consentSource: source, agreed = [] }: ImportHabits): CustomerFields {
  if (!fields.consent && agreed.length === 0) return fields;
  const consent = Object.fromEntries(channels.flatMap((channel) => {
    const said = fields.consent?.[channel];
    if (said === undefined) return agreed.includes(channel) ? [[channel, { marketing: true, source }]] : [];
    return [[channel, said && { ...said, source: said.source ?? source }]];
  }));
  return { ...fields, consent };
}

/** What a cell says; nothing when it should be a day, an amount or an answer and is none. */
function valueOf(path: string, text: string, habits: ImportHabits): unknown {
  if (answer.test(path)) return readYes(text);
  switch (path) {
    case 'id':
    case 'phone':
    case 'whatsapp':
      return readDigits(text);
    case 'tags':
      return readTags(text);
    case 'birthday':
      return birthdayOf(readBirthday(text, habits), habits);
    case 'customerSince':
    case 'lastVisitAt':
      return readDay(text, habits);
    case 'totalSpent.amount':
      return readAmount(text);
    default:
      return /^consent\..*\.at$/.test(path) ? momentOf(readDay(text, habits)) : text;
  }
}

/** A day on which somebody may have been born. */
const birthdayOf = (day: string | undefined, { now }: ImportHabits): string | undefined => (day !== undefined && isBirthdayOfSomebody(day, now) ? day : undefined);

/** What a cell fills: a whole name two fields, one yes every channel. A field with a column of its own is left to that. */
function partsOf(path: string, value: unknown): readonly (readonly [field: string, value: unknown])[] {
  if (path === 'consent.all.marketing') return channels.map((channel) => [`consent.${channel}.marketing`, value]);
  if (path === 'fullName' && typeof value === 'string') return Object.entries(splitName(value)).filter(([, part]) => part !== '');
  return [[path, value]];
}

/** A day is its first moment. */
const momentOf = (text: string | undefined): string | undefined => (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);

/** Under its path; an attribute's name may have dots of its own. */
function place(record: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.startsWith('attributes.') ? ['attributes', path.slice('attributes.'.length)] : path.split('.');
  const last = keys.pop() ?? path;
  let inner = record;
  for (const key of keys) inner = (inner[key] ??= {}) as Record<string, unknown>;
  inner[last] = value;
}

/** An amount alone is of the hub's money, and a currency alone says nothing. */
function withCurrency(record: Record<string, unknown>, { currency }: ImportHabits): Record<string, unknown> {
  const { totalSpent: spent, ...others } = record;
  if (typeof spent !== 'object' || spent === null) return record;
  return 'amount' in spent ? { ...record, totalSpent: { currency, ...spent } } : others;
}
