import { isDuration } from '@messaging/kernel';
import { Duration } from 'luxon';
import { isPlainDecimal } from '../compare-values/decimal.js';
import { instantOf, isDay } from '../compare-values/times.js';
import { isOrder, isPart } from './operators.js';
import type { FieldType, FilterOperator, FilterValue, TimeLiteral } from './filter.js';

/** Longest text that a rule may compare with; no field is longer that anybody filters by. */
const textCharsMax = 1000;
/** Farther than this from today is a typing error. */
const relativeYearsMax = 200;

/** A value, or what would have been one. */
export type ParsedValue = { readonly ok: true; readonly value: FilterValue } | { readonly ok: false; readonly wanted: string };

const value = (found: FilterValue): ParsedValue => ({ ok: true, value: found });
const want = (wanted: string): ParsedValue => ({ ok: false, wanted });

const aTime = 'a day such as "2026-12-31", a moment such as "2026-12-31T09:00:00Z", or one from now such as {"ago": "P60D"} or {"ahead": "P7D"}';

/** Reads what a rule compares a field of this type with. */
export function parseValue(given: unknown, type: FieldType, operator: FilterOperator): ParsedValue {
  switch (type) {
    case 'text':
    case 'tags':
      return textOf(given);
    case 'birthday':
      return isOrder(operator) ? dayOnly(given) : textOf(given);
    case 'day':
      return dayOnly(given);
    case 'moment':
      return timeOf(given);
    case 'money':
      return amountOf(given);
    case 'flag':
      return flagOf(given);
    case 'json':
      return jsonOf(given, operator);
  }
}

/** Half a surrogate pair and U+0000 are texts that no customer can have. */
const isStorable = (text: string): boolean => !/[\u0000\p{Surrogate}]/u.test(text);

function textOf(given: unknown): ParsedValue {
  return typeof given === 'string' && given.length <= textCharsMax && isStorable(given) ? value(given) : want(`a text of at most ${textCharsMax} characters`);
}

function flagOf(given: unknown): ParsedValue {
  if (typeof given === 'boolean') return value(given);
  return given === 'true' || given === 'false' ? value(given === 'true') : want('true or false');
}

/** Money compares by amount: `12.5`, `"12.50"` and `{amount: "12.50", currency: "EUR"}` are one. */
function amountOf(given: unknown): ParsedValue {
  const amount = isRecord(given) ? given['amount'] : given;
  const text = typeof amount === 'number' ? String(amount) : amount;
  return typeof text === 'string' && isPlainDecimal(text) ? value(text) : want('an amount such as 12.50');
}

function timeOf(given: unknown): ParsedValue {
  const time = typeof given === 'string' ? saidTime(given) : relativeTime(given);
  return time ? value(time) : want(aTime);
}

function dayOnly(given: unknown): ParsedValue {
  const time = typeof given === 'string' && isDay(given) ? saidTime(given) : relativeTime(given);
  return time ? value(time) : want('a day such as "2026-12-31", or one from now such as {"ago": "P60D"} or {"ahead": "P7D"}');
}

/** An attribute is whatever the ERP put there; only order and parts are not asked of everything. */
function jsonOf(given: unknown, operator: FilterOperator): ParsedValue {
  if (typeof given === 'boolean') return isOrder(operator) || operator === 'beginsWith' || operator === 'endsWith' ? want('a text or a number') : value(given);
  if (typeof given === 'number' && Number.isFinite(given)) return operator === 'beginsWith' || operator === 'endsWith' ? want('a text') : value(given);
  if (typeof given === 'string') return textOf(given);
  const time = isPart(operator) ? undefined : relativeTime(given);
  return time ? value(time) : want('a text, a number, true or false, or a time from now such as {"ago": "P60D"}');
}

function saidTime(text: string): TimeLiteral | undefined {
  if (isDay(text)) return { kind: 'day', day: text };
  const at = instantOf(text);
  return at && { kind: 'instant', at };
}

function relativeTime(given: unknown): TimeLiteral | undefined {
  if (!isRecord(given) || Object.keys(given).length !== 1) return undefined;
  const direction = 'ago' in given ? 'ago' : 'ahead';
  const duration = given[direction];
  if (typeof duration !== 'string' || duration.length > 40 || !isDuration(duration) || !duration.startsWith('P')) return undefined;
  const years = Duration.fromISO(duration).as('years');
  return years >= 0 && years <= relativeYearsMax ? { kind: 'relative', direction, duration } : undefined;
}

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> => typeof given === 'object' && given !== null && !Array.isArray(given);
