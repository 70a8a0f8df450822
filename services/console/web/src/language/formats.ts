/** How numbers and dates are written. Making a format takes a slow phone five to fifteen milliseconds, using it none: each is made when it is first needed, and kept. */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const distances = new Map<string, Intl.RelativeTimeFormat>();

const kept = <Format>(formats: Map<string, Format>, key: string, make: () => Format): Format => {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
};

export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dates, `${language} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language, options));

export const numberFormat = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  kept(numbers, `${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));

/** `in 3 hours`, `yesterday`. */
export const distanceFormat = (language: string): Intl.RelativeTimeFormat => kept(distances, language, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** `SMS, WhatsApp or email`. */
export const eitherOf = (language: string, names: readonly string[]): string => new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
