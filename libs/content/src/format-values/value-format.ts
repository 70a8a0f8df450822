/** For whom values are written: BCP 47 language and IANA zone. */
export interface FormatOptions {
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * Keeps Intl formatters: making one takes about 50 µs, using one about 1 µs. Emptied when full, which at 500 entries
 * (languages × zones × styles) is rare and bounds the memory at a few MB.
 */
const formatters = new Map<string, unknown>();
const formattersMax = 500;

/** The formatter for a key, made once. The key must begin with the name of the formatter's class. */
export function formatterFor<T>(key: string, type: abstract new (...args: never[]) => T, make: () => T): T {
  const known = formatters.get(key);
  if (known instanceof type) return known;
  if (formatters.size >= formattersMax) formatters.clear();
  const made = make();
  formatters.set(key, made);
  return made;
}

/**
 * Texts made of the same value for the same reader: a date stands in subject, text and HTML of one mail and in every
 * mail of a campaign, and writing it anew costs 15 µs. Emptied when full; values and keys are short.
 */
const written = new Map<string, string | undefined>();
const writtenMax = 2000;
const rememberedCharsMax = 64;

/** `make()`, or what it gave for this value and reader before. */
export function writtenOnce(value: unknown, reader: string, make: () => string | undefined): string | undefined {
  if (typeof value !== 'string' || value.length > rememberedCharsMax) return make();
  const key = `${reader}|${value}`;
  if (written.has(key)) return written.get(key);
  if (written.size >= writtenMax) written.clear();
  const text = make();
  written.set(key, text);
  return text;
}

/** A language tag that Intl accepts: `es_ES` becomes `es-ES`, nonsense becomes `en`. */
export function intlLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/**
 * Intl writes U+202F and U+00A0 before "PM" and "€"; neither is in GSM-7, so one of them would turn a whole SMS into
 * UCS-2 and more than double its price. A plain space reads the same.
 */
export const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
