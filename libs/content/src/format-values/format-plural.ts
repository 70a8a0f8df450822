import { formatterFor, intlLocale, plainSpaces } from './value-format.js';

/**
 * The form that fits a count in the reader's language, `#` replaced by the count: `{{plural n "# visit" "# visits"}}`.
 * Forms by name (`few="…"`) go before the two positional ones (one, other). Undefined without a count or a form.
 */
export function formatPlural(forms: readonly unknown[], named: Readonly<Record<string, unknown>>, locale: string): string | undefined {
  const [value, one, other] = forms;
  const count = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isFinite(count)) return undefined;
  const tag = intlLocale(locale);
  const rule = formatterFor(`PluralRules ${tag}`, Intl.PluralRules, () => new Intl.PluralRules(tag)).select(count);
  const exact = count === 0 && named.zero !== undefined ? named.zero : named[rule];
  const form = exact ?? (rule === 'one' ? (one ?? named.one) : undefined) ?? other ?? named.other;
  if (typeof form !== 'string') return undefined;
  const number = formatterFor(`NumberFormat ${tag}`, Intl.NumberFormat, () => new Intl.NumberFormat(tag));
  return form.replaceAll('#', plainSpaces(number.format(count)));
}
