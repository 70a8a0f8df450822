import { formatNumber, soundNumber } from './format-number.js';
import { formatterFor, intlLocale } from './value-format.js';

/** Every `#` of a form becomes a number, so a form that is a text of its own could grow without bound. */
const formCharsMax = 200;

/**
 * The form that fits a count in the reader's language, `#` replaced by the count: `{{plural n "# visit" "# visits"}}`.
 * Forms by name (`few="…"`) go before the two positional ones (one, other). Undefined without a count or a form.
 */
export function formatPlural(forms: readonly unknown[], named: Readonly<Record<string, unknown>>, locale: string): string | undefined {
  const [value, one, other] = forms;
  const count = soundNumber(value);
  if (count === undefined) return undefined;
  const tag = intlLocale(locale);
  const rule = formatterFor(`PluralRules ${tag}`, Intl.PluralRules, () => new Intl.PluralRules(tag)).select(count);
  const exact = count === 0 && named.zero !== undefined ? named.zero : named[rule];
  const form = exact ?? (rule === 'one' ? (one ?? named.one) : undefined) ?? other ?? named.other;
  if (typeof form !== 'string' || form.length > formCharsMax) return undefined;
  const number = formatNumber(count, locale) ?? '';
  return form.replaceAll('#', () => number);
}
