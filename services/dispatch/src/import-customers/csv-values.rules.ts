/** Whitespace of every kind, Excel's no-break space among it. */
const edges = /^[\s\u00a0]+|[\s\u00a0]+$/g;

/** A cell as it was meant: `="0034…"` keeps Excel from counting, and an apostrophe keeps text text. */
export function cleanCell(cell: string): string {
  const text = cell.replace(edges, '');
  const formula = /^="(.*)"$/s.exec(text)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"');
  return /^'[+=@0-9-]/.test(text) ? text.slice(1) : text;
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'verdadero', 'sí', 'si', 's', 'acepto', 'acepta', 'aceptado', 'aceptada', 'autorizo', 'autoriza', 'autorizado', 'autorizada', 'de acuerdo', 'ok', 'accepted', 'agreed', 'wahr', 'ja', 'vrai', 'oui']);
const no = new Set(['false', 'no', 'n', '0', 'falso', 'rechaza', 'rechazo', 'rechazado', 'rechazada', 'baja', 'refused', 'falsch', 'nein', 'faux', 'non']);

/** Yes and no in the words that spreadsheets and people write, `no acepto` among them; nothing for another word. */
export function readYes(text: string): boolean | undefined {
  const word = text.normalize('NFC').toLowerCase().replace(/[.!]+$/, '').replace(/[\s\u00a0]+/g, ' ');
  if (yes.has(word)) return true;
  return no.has(word) || yes.has(/^no,? (?:estoy )?(.*)$/.exec(word)?.[1] ?? '') ? false : undefined;
}

/** 1 January 1970 as Excel counts days; five digits are days from 1927 on. */
const epochOfExcel = 25_569;
const dayMs = 86_400_000;

/** What `readDay` reads, as somebody is told who wrote a day in another way. */
export const dayForms = (isMonthFirst: boolean): string => (isMonthFirst ? '6/15/1978, 6/15/78, 1978-06-15' : '15/06/1978, 15.6.1978, 15-6-78, 1978-06-15');

interface DayHabits {
  readonly isMonthFirst: boolean;
  readonly now: Date;
}

/** `10:30`, `0:00:00`, `10:30 a. m.` behind a day that is written as people write it: in whose zone, nobody says. */
const timeOfDay = /(?:,? |T)\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?$/i;

/** Months as English and Spanish spreadsheets write them: whole, or their first letters (`sept`). */
const monthNames = [
  ['january', 'enero'], ['february', 'febrero'], ['march', 'marzo'], ['april', 'abril'], ['may', 'mayo'], ['june', 'junio'],
  ['july', 'julio'], ['august', 'agosto'], ['september', 'septiembre', 'setiembre'], ['october', 'octubre'], ['november', 'noviembre'], ['december', 'diciembre'],
] as const;

/** The number of a month that is named, from 1; 0 for another word. */
const monthNamed = (word: string): number => monthNames.findIndex((names) => names.some((name) => name === word || (word.length >= 3 && word.length <= 4 && name.startsWith(word)))) + 1;

/** `29-nov-79`, `12 de mayo de 1992`, `May 12, 1992`, `1º de mayo de 1992` with the month in words: day, month and year in digits; nothing for other text. */
function worded(text: string): { readonly day: string; readonly month: string; readonly year: string } | undefined {
  const words = text.toLowerCase().split(/[\s\u00a0.,/-]+/).filter((word) => !['', 'de', 'del', 'of'].includes(word));
  const [first = '', second = '', year = ''] = words;
  const [day, month] = monthNamed(first) > 0 ? [second, monthNamed(first)] : [first, monthNamed(second)];
  const date = /^(\d{1,2})(?:st|nd|rd|th|º)?$/.exec(day)?.[1];
  if (words.length !== 3 || month === 0 || date === undefined || !/^(?:\d{4}|\d{2})$/.test(year)) return undefined;
  return { day: date.padStart(2, '0'), month: String(month).padStart(2, '0'), year };
}

/**
 * A day as `YYYY-MM-DD`: so, or as spreadsheets show it (a time of day is left out), the day first unless the country's people write the month first;
 * or as Excel counts it. A year of two digits is the last one that was. Nothing for text that is not a day in the calendar.
 */
export function readDay(text: string, { isMonthFirst, now }: DayHabits): string | undefined {
  const counted = /^(\d{5})(?:[.,]\d+)?$/.exec(text)?.[1];
  if (counted !== undefined) return new Date((Number(counted) - epochOfExcel) * dayMs).toISOString().slice(0, 10);
  const shown = text.replace(timeOfDay, '');
  const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(shown);
  if (yearFirst) return dayOf(yearFirst.slice(1).map((part) => part.padStart(2, '0')).join('-'));
  const named = worded(shown);
  if (named) return inCentury(named, now);
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(shown);
  if (!match) return dayOf(text.replace(/[ T]00:00:00(\.0+)?Z?$/, ''));
  const [, first = '', second = '', year = ''] = match;
  const [month, day] = monthAndDay(first, second, isMonthFirst);
  return inCentury({ day, month, year }, now);
}

/** A year of two digits is the last one that was. */
function inCentury({ day, month, year }: { readonly day: string; readonly month: string; readonly year: string }, now: Date): string | undefined {
  if (year.length === 4) return dayOf(`${year}-${month}-${day}`);
  const century = Math.floor(now.getUTCFullYear() / 100);
  const [recent, earlier] = [century, century - 1].map((hundred) => `${hundred}${year}-${month}-${day}`);
  return dayOf(recent !== undefined && recent <= now.toISOString().slice(0, 10) ? recent : (earlier ?? ''));
}

/** Nobody alive is older, and a spreadsheet's zero is 1900. */
const birthYearMin = 1905;

/** Whether somebody among a shop's customers may have been born that day; one without a year always may. */
export const isBirthdayOfSomebody = (birthday: string, now: Date): boolean => birthday.startsWith('--') || (Number(birthday.slice(0, 4)) >= birthYearMin && birthday.slice(0, 10) <= now.toISOString().slice(0, 10));

/** A birthday may leave the year out: `--MM-DD`, `5/5`, `5.5.`. */
export function readBirthday(text: string, habits: DayHabits): string | undefined {
  const [, first, second] = /^(\d{1,2})[./-](\d{1,2})\.?$/.exec(text) ?? [];
  const short = first === undefined || second === undefined ? text : `--${monthAndDay(first, second, habits.isMonthFirst).join('-')}`;
  if (!short.startsWith('--')) return readDay(text, habits);
  return dayOf(`2000${short.slice(1)}`) && short;
}

function monthAndDay(first: string, second: string, isMonthFirst: boolean): [string, string] {
  const [day, month] = isMonthFirst && Number(first) <= 12 ? [second, first] : [first, second];
  return [month.padStart(2, '0'), day.padStart(2, '0')];
}

/** Text that begins with a day of the calendar. */
function dayOf(text: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[ T])/.exec(text)?.[0];
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day ?? '?') ? text : undefined;
}

/** The currency that an amount names, as in `12,50 EUR`; a sign names none, for a dollar is many countries'. */
export const currencyIn = (text: string): string | undefined => /^([A-Z]{3})[\s\u00a0\d]|[\s\u00a0\d]([A-Z]{3})$/.exec(text)?.slice(1).find((code) => code !== undefined);

/** How an amount may be written, for whoever wrote it otherwise. */
export const amountForms = '1234.56, 1,234.56, 1.234,56';

/**
 * A number as `1234.50`, with a comma or point for decimals and the other, a space or an apostrophe between thousands;
 * nothing where it is none. Money has no three decimals: `1.234` is a thousand and more, as it is meant where commas part decimals.
 */
export function readAmount(text: string): string | undefined {
  const bare = text.replace(/^[A-Z]{3}(?=[\s\u00a0\d])|(?<=[\s\u00a0\d])[A-Z]{3}$|(?<=\d[\s\u00a0]?)[eE]uros?$|[\s\u00a0'’€$£]/g, '');
  if (/^-?\d{1,15}$/.test(bare)) return bare;
  const [, grouped] = /^(-?[1-9]\d{0,2}(?:,\d{3})+|-?[1-9]\d{0,2}(?:\.\d{3})+)$/.exec(bare) ?? [];
  if (grouped !== undefined) return grouped.replace(/[.,]/g, '');
  const [, whole, decimals] = /^(-?\d{1,15}|-?\d{1,3}(?:,\d{3})+(?=\.)|-?\d{1,3}(?:\.\d{3})+(?=,))[.,](\d{1,6})$/.exec(bare) ?? [];
  return whole === undefined ? undefined : `${whole.replace(/[.,]/g, '')}.${decimals ?? ''}`;
}

/**
 * A phone number or an id that a spreadsheet took for a quantity: `3,4600111222E+10` and `600111222.0` say all their digits,
 * and are what they were. `3,46E+10` has lost some and stays as it is: no usable address, and as an id refused. Only as
 * spreadsheets write it: `4E0` may be somebody's id.
 */
export function readDigits(text: string): string {
  const [, first = '', others = '', exponent] = /^(\d)(?:[.,](\d+))?E\+(\d{2})$/.exec(text) ?? [];
  if (exponent === undefined) return text.replace(/^(\d{6,})[.,]0+$/, '$1');
  return others.length === Number(exponent) ? `${first}${others}` : text;
}

/** A whole name in two: `Surname, Name` by its comma; else the first word is the first name and the others the last. */
export function splitName(text: string): { readonly firstName: string; readonly lastName: string } {
  const [before = '', ...behind] = text.split(',');
  if (behind.length > 0) return { firstName: behind.join(',').trim(), lastName: before.trim() };
  const [firstName = '', ...others] = text.split(/\s+/);
  return { firstName, lastName: others.join(' ') };
}

/** Whether what `readDigits` left is what a spreadsheet made of a number, and no number any more. */
export const hasLostDigits = (text: string): boolean => /^\d[.,]\d+E\+\d{2}$/.test(text);

/** Several values in one cell. */
export const readTags = (text: string): string[] => text.split(/[;,|]/).map((tag) => tag.trim()).filter((tag) => tag !== '');
