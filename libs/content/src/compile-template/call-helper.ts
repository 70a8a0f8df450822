import { formatDate, formatTime } from '../format-values/format-date.js';
import { formatMoney, isMoney } from '../format-values/format-money.js';
import { formatNumber } from '../format-values/format-number.js';
import { formatPhone } from '../format-values/format-phone.js';
import { formatPlural } from '../format-values/format-plural.js';
import { inkColor, readableOn, safeColor } from '../format-values/format-color.js';
import { intlLocale, type FormatOptions } from '../format-values/value-format.js';
import type { HelperName } from '../parse-template/template-ast.js';
import { isAbsent, showValue } from './show-value.js';

type Helper = (args: readonly unknown[], options: Readonly<Record<string, unknown>>, format: FormatOptions) => unknown;

/** What the helpers do. Undefined means "no sound value": the variable counts as missing. */
export const helpers: Readonly<Record<HelperName, Helper>> = {
  date: ([value], options, format) => formatDate(value, format, options.style),
  time: ([value], _options, format) => formatTime(value, format),
  money: ([value], options, format) => formatMoney(value, format.locale, options.currency),
  number: ([value], _options, format) => formatNumber(value, format.locale),
  phone: ([value], options) => formatPhone(value, options.country),
  plural: (args, options, format) => formatPlural(args, options, format.locale),
  default: ([value, fallback], _options, format) => (isShowable(value, format) ? value : (fallback ?? undefined)),
  upper: ([value], _options, format) => (isAbsent(value) ? undefined : showValue(value, format.locale)?.toLocaleUpperCase(intlLocale(format.locale))),
  eq: ([left, right]) => left === right || (isWord(left) && isWord(right) && String(left) === String(right)),
  color: ([value]) => safeColor(value),
  onColor: ([value]) => readableOn(value),
  inkColor: ([value]) => inkColor(value),
};

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const isShowable = (value: unknown, format: FormatOptions): boolean =>
  !isAbsent(value) && (typeof value !== 'object' || isMoney(value) || Array.isArray(value)) && showValue(value, format.locale) !== '';
