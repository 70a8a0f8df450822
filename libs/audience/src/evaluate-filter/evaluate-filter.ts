import { birthdayCalendar, hasYear, nextBirthday } from '../compare-values/birthdays.js';
import { compareCodePoints } from '../compare-values/code-points.js';
import { compareDecimals, decimalOf } from '../compare-values/decimal.js';
import { endOfDay, resolveTime, startOfDay, timeValueOf, type FilterMoment, type TimeValue } from '../compare-values/times.js';
import { isTime, type FilterGroup, type FilterOperator, type FilterRule, type FilterValue } from '../parse-filter/filter.js';
import { isOrder, isPart, matchesAbsent } from '../parse-filter/operators.js';
import { testJson } from './evaluate-json.js';
import { isAbsent, readMember, type FilterSubject } from './subject.js';
import { hasPart, testOrder } from './test-operator.js';

/** Whether a filter is true of somebody; if not, the rule that was the first to fail (none when a group of alternatives or a negation did). */
export type FilterVerdict = { readonly matches: true } | { readonly matches: false; readonly failed: FilterRule | undefined };

/** Asks a filter in memory. `compileFilter` asks the same of SQL; one generated suite holds them to each other. */
export function evaluateFilter(group: FilterGroup, subject: FilterSubject, moment: FilterMoment): FilterVerdict {
  const failed = group.combinator === 'and' ? firstFailure(group.rules, subject, moment) : undefined;
  const isTrue =
    group.combinator === 'and' ? failed === undefined : group.rules.length === 0 || group.rules.some((rule) => verdictOf(rule, subject, moment).matches);
  if (isTrue !== group.not) return { matches: true };
  return { matches: false, failed: failed === undefined || failed.matches ? undefined : failed.failed };
}

function firstFailure(rules: FilterGroup['rules'], subject: FilterSubject, moment: FilterMoment): FilterVerdict | undefined {
  for (const rule of rules) {
    const verdict = verdictOf(rule, subject, moment);
    if (!verdict.matches) return verdict;
  }
  return undefined;
}

function verdictOf(rule: FilterRule | FilterGroup, subject: FilterSubject, moment: FilterMoment): FilterVerdict {
  if (rule.kind === 'group') return evaluateFilter(rule, subject, moment);
  return passes(rule, subject, moment) ? { matches: true } : { matches: false, failed: rule };
}

/** Each negation is the opposite of its positive; of what is absent only they are true. */
const positiveOf: Partial<Record<FilterOperator, FilterOperator>> = { '!=': '=', notIn: 'in', doesNotContain: 'contains', null: 'notNull' };

function passes(rule: FilterRule, subject: FilterSubject, moment: FilterMoment): boolean {
  const value = readField(rule, subject, moment);
  if (value === undefined) return matchesAbsent(rule.operator);
  const positive = positiveOf[rule.operator];
  return positive ? !test(value, positive, { rule, moment }) : test(value, rule.operator, { rule, moment });
}

/** A field's value by its type; nothing when it is absent, or is not what its type says. */
type FieldValue = { readonly text: string } | { readonly time: TimeValue } | { readonly flag: boolean } | { readonly list: readonly string[] } | { readonly json: unknown };

function readField({ field, operator }: FilterRule, subject: FilterSubject, moment: FilterMoment): FieldValue | undefined {
  const found = field.root === 'event' ? readMember(subject.event, field.path) : customerValue(field, subject);
  if (isAbsent(found)) return undefined;
  switch (field.type) {
    case 'json':
      return { json: found };
    case 'flag':
      return typeof found === 'boolean' ? { flag: found } : undefined;
    case 'tags':
      return Array.isArray(found) ? { list: found.filter((tag) => typeof tag === 'string') } : undefined;
    case 'money': {
      const amount = readMember(found, ['amount']);
      return typeof amount === 'string' ? { text: amount } : undefined;
    }
    default:
      return typeof found === 'string' ? textValue(found, { type: field.type, operator }, moment) : undefined;
  }
}

function textValue(found: string, { type, operator }: { type: FilterRule['field']['type']; operator: FilterOperator }, moment: FilterMoment): FieldValue | undefined {
  if (type === 'day') return { time: { day: nextBirthday(found, birthdayCalendar(moment)) } };
  if (type === 'birthday' && isOrder(operator)) return hasYear(found) ? { time: { day: found } } : undefined;
  if (type !== 'moment') return { text: found };
  const time = timeValueOf(found);
  return time && { time };
}

function customerValue(field: FilterRule['field'], { customerId, customer }: FilterSubject): unknown {
  if (field.type === 'json') return readMember(customer.attributes, field.path);
  const [, ...path] = field.name.split('.');
  if (field.name === 'customer.id') return customerId;
  return readMember(customer, field.name === 'customer.nextBirthday' ? ['birthday'] : path);
}

function test(value: FieldValue, operator: FilterOperator, { rule, moment }: { rule: FilterRule; moment: FilterMoment }): boolean {
  const { values } = rule;
  if (operator === 'notNull') return true;
  if ('json' in value) return testJson(value.json, operator, { values, moment });
  if ('list' in value) return values.some((wanted) => value.list.some((tag) => tag === wanted));
  if ('flag' in value) return values.some((wanted) => wanted === value.flag);
  const [part] = values;
  if (isPart(operator)) return 'text' in value && typeof part === 'string' && hasPart(value.text, operator, part);
  const compared = values.map((wanted) => ('time' in value ? compareTimes(value.time, wanted, moment) : compareTexts(value.text, wanted, rule)));
  if (operator === '=' || operator === 'in') return compared.some(({ equal }) => equal);
  return testOrder(operator, compared.map(({ order }) => order));
}

interface Comparison {
  readonly order: number;
  readonly equal: boolean;
}

const incomparable: Comparison = { order: Number.NaN, equal: false };
const byOrder = (order: number): Comparison => ({ order, equal: order === 0 });

function compareTexts(text: string, wanted: FilterValue, { field }: FilterRule): Comparison {
  if (typeof wanted !== 'string') return incomparable;
  return byOrder(field.type === 'money' ? compareDecimals(decimalOf(text), decimalOf(wanted)) : compareCodePoints(text, wanted));
}

/**
 * When one of the two is a day, both are days in the zone. A time that is counted from now in whole days stands for an
 * instant in the order of instants, and for its day where equality is asked.
 */
function compareTimes(value: TimeValue, wanted: FilterValue, moment: FilterMoment): Comparison {
  if (!isTime(wanted)) return incomparable;
  const { at, day, isDay, isPlainDay } = resolveTime(wanted, moment);
  if ('day' in value) return byOrder(compareCodePoints(value.day, day));
  const byDay = value.at < startOfDay(day, moment.zone) ? -1 : value.at >= endOfDay(day, moment.zone) ? 1 : 0;
  const order = isPlainDay ? byDay : value.at.getTime() - at.getTime();
  return { order, equal: isDay ? byDay === 0 : order === 0 };
}
