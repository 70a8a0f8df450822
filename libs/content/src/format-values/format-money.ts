import { soundNumber } from './format-number.js';
import { formatterFor, intlLocale, plainSpaces } from './value-format.js';

/** Money as it stands in events and settings (API.md section 2). */
export interface Money {
  readonly amount: string | number;
  readonly currency: string;
}

/** True for `{amount: "12.50", currency: "EUR"}`, so that `{{event.total}}` alone can be shown too. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return false;
  return (typeof value.amount === 'string' || typeof value.amount === 'number') && typeof value.currency === 'string';
}

/** An amount in the reader's language ("€12.50", "12,50 €"); undefined without a sound amount and currency. */
export function formatMoney(value: unknown, locale: string, currency?: unknown): string | undefined {
  const money = isMoney(value) ? value : { amount: value, currency };
  if (typeof money.currency !== 'string' || !/^[A-Za-z]{3}$/.test(money.currency)) return undefined;
  const amount = soundNumber(money.amount);
  if (amount === undefined) return undefined;
  const tag = intlLocale(locale);
  const code = money.currency.toUpperCase();
  const make = (): Intl.NumberFormat => new Intl.NumberFormat(tag, { style: 'currency', currency: code });
  return plainSpaces(formatterFor(`NumberFormat ${tag} ${code}`, Intl.NumberFormat, make).format(amount));
}
