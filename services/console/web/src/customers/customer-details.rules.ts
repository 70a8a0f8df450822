import type { TFunction } from 'i18next';
import { dateFormat, numberFormat } from '../language/formats.js';
import { languageName } from '../language/language-name.js';
import { sumText } from '../prices/price.rules.js';
import type { Times } from '../times/times.rules.js';
import type { Customer } from './customer-queries.js';

export interface Detail {
  readonly field: string;
  readonly name: string;
  readonly value: string;
}

export interface DetailTellers {
  readonly t: TFunction;
  readonly times: Times;
  readonly language: string;
}

/** Shown elsewhere on the page, or no fact about the person. */
const toldElsewhere: ReadonlySet<string> = new Set(['id', 'firstName', 'lastName', 'email', 'phone', 'whatsapp', 'tags', 'consent', 'attributes', 'addresses', 'readablePhones', 'invalidAddresses', 'createdAt', 'updatedAt', 'suppressions', 'window', 'deletedAt']);
const own: ReadonlySet<string> = new Set(['birthday', 'locale', 'lastVisitAt', 'customerSince', 'totalSpent', 'loyaltyTier', 'country', 'timeZone']);
const valueCharsMax = 200;
const dayOfYear = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const fullDay = { ...dayOfYear, year: 'numeric' } as const;

/** What else is known of a customer, in the reader's words: the fields that automations and audiences act on, then what the shop adds of its own. Only what has a value. */
export function detailsOf(customer: Customer, tellers: DetailTellers): readonly Detail[] {
  const { t } = tellers;
  const known = [
    ['birthday', customer.birthday && birthdayText(customer.birthday, tellers)], ['locale', customer.locale && languageText(customer.locale, tellers)],
    ['lastVisitAt', customer.lastVisitAt && dayText(customer.lastVisitAt, tellers)], ['customerSince', customer.customerSince && dayText(customer.customerSince, tellers)],
    ['spent', customer.totalSpent && spentText(customer.totalSpent, tellers)], ['loyaltyTier', customer.loyaltyTier],
    ['country', customer.country && countryText(customer.country, tellers)], ['timeZone', customer.timeZone],
  ] as const;
  const added = [
    ...Object.entries(customer).filter(([name]) => !toldElsewhere.has(name) && !own.has(name)).map(([name, value]) => ({ field: name, name, value })),
    ...Object.entries(customer.attributes ?? {}).map(([name, value]) => ({ field: `attributes.${name}`, name, value })),
  ];
  return [...known.map(([field, value]) => ({ field, name: t(`imports.fields.${field}`), value: value ?? '' })), ...added.map((line) => ({ ...line, value: plainText(line.value, tellers) }))]
    .filter(({ value }) => value.trim() !== '');
}

/** `1990-02-28`, or `--02-28` of whom nobody knows the year. Written in a leap year, for people write 29 February in any. */
function birthdayText(given: string, { language }: DetailTellers): string {
  const [, year, day] = /^(\d{4}|-)-(\d{2}-\d{2})$/.exec(given) ?? [];
  const at = Date.parse(`2000-${day ?? ''}T00:00:00Z`);
  if (year === undefined || Number.isNaN(at)) return given;
  return dateFormat(language, year === '-' ? dayOfYear : fullDay).formatToParts(at).map(({ type, value }) => (type === 'year' ? year : value)).join('');
}

/** The day in the shop, or as it was said where no offset tells the moment. */
function dayText(given: string, { language, times }: DetailTellers): string {
  const isMoment = /T.*(Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(Date.parse(given));
  const day = isMoment ? times.dateOf(given) : given.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  // Engines read 30 February as 2 March.
  const isInCalendar = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && day.length === 10;
  return isInCalendar ? dateFormat(language, fullDay).format(at) : given;
}

/** Kept as the ERP gave them: what is no language, country or currency stays as it is. */
function orAsGiven(given: string, text: () => string | undefined): string {
  try {
    return text() ?? given;
  } catch (error) {
    if (error instanceof RangeError) return given;
    throw error;
  }
}

const languageText = (given: string, { language }: DetailTellers): string => orAsGiven(given, () => languageName(given.replaceAll('_', '-'), language));
const countryText = (given: string, { language }: DetailTellers): string => orAsGiven(given, () => new Intl.DisplayNames(language, { type: 'region' }).of(given));
const spentText = (spent: NonNullable<Customer['totalSpent']>, { language }: DetailTellers): string => orAsGiven(`${spent.amount} ${spent.currency}`, () => sumText(spent, language));

/** What the shop adds is of any kind; what is no plain value is no line. */
function plainText(value: unknown, tellers: DetailTellers): string {
  if (typeof value === 'number') return numberFormat(tellers.language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
  if (typeof value === 'boolean') return tellers.t(value ? 'words.yes' : 'words.no');
  if (Array.isArray(value)) return shortened(value.map((item: unknown) => plainText(item, tellers)).filter(Boolean).join(', '));
  if (typeof value !== 'string') return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, tellers) : shortened(value);
}

const shortened = (text: string): string => (text.length > valueCharsMax ? `${text.slice(0, valueCharsMax).trimEnd()}…` : text);
