import { numberFormat } from '../language/formats.js';

interface Asked {
  readonly channel: string;
  readonly parts: number;
  readonly language: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** `policy.prices.<channel>` is money for one part. */
export function priceIn(policy: unknown, { channel, parts, language }: Asked): string | undefined {
  const prices = isRecord(policy) ? policy['prices'] : undefined;
  const price = isRecord(prices) ? prices[channel] : undefined;
  if (!isRecord(price) || typeof price['amount'] !== 'string' || typeof price['currency'] !== 'string') return undefined;
  return moneyText({ amount: String(Number(price['amount']) * parts), currency: price['currency'] }, language);
}

/** A sum in the reader's words: to the cent, and only what is below one in fractions of it. */
export const sumText = ({ amount, currency }: { readonly amount: string; readonly currency: string }, language: string): string =>
  Number(amount) < 0.01 ? moneyText({ amount, currency }, language) : numberFormat(language, { style: 'currency', currency }).format(Number(amount));

/** Money in the reader's words; up to four decimals, for one SMS costs fractions of a cent. */
export const moneyText = ({ amount, currency }: { readonly amount: string; readonly currency: string }, language: string): string =>
  numberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 }).format(Number(amount));
