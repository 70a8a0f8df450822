import { birthdayCalendar } from '../compare-values/birthdays.js';
import { endOfDay, resolveTime, startOfDay, type FilterMoment } from '../compare-values/times.js';
import { isTime, type FilterGroup, type FilterRule, type FilterValue } from '../parse-filter/filter.js';
import { isOrder } from '../parse-filter/operators.js';
import { compileJsonRule } from './compile-json.js';
import { SqlParameters } from './sql-parameters.js';

/**
 * Where each field lies in an `audience_customer` row (alias `c`). Absent is null there: empty texts, empty lists and
 * times that are none are stored as null. Times have two columns, an instant and a day, of which one is set at most.
 */
const columns: Readonly<Record<string, string>> = {
  'customer.id': 'c.customer_id',
  'customer.firstName': 'c.first_name',
  'customer.lastName': 'c.last_name',
  'customer.email': 'c.email',
  'customer.phone': 'c.phone',
  'customer.whatsapp': 'c.whatsapp',
  'customer.locale': 'c.locale',
  'customer.timeZone': 'c.time_zone',
  'customer.country': 'c.country',
  'customer.loyaltyTier': 'c.loyalty_tier',
  'customer.birthday': 'c.birthday',
  'customer.customerSince': 'c.customer_since',
  'customer.lastVisitAt': 'c.last_visit',
  'customer.totalSpent': 'c.total_spent',
  'customer.tags': 'c.tags',
};

/** What a filter is compiled with. */
export interface CompileOptions extends FilterMoment {
  /** Takes the values; may hold others already. */
  readonly parameters: SqlParameters;
}

/**
 * A filter as a condition on `audience_customer c`. It is true for exactly those for whom `evaluateFilter` says so, and
 * false or null for all others: good for `where`, and to be followed by `is true` anywhere else. Every value is a
 * parameter; comparisons stand bare on their columns, so that an index can serve them.
 */
export function compileFilter(group: FilterGroup, options: CompileOptions): string {
  const tests = group.rules.map((rule) => (rule.kind === 'group' ? compileFilter(rule, options) : compileRule(rule, options)));
  const joined = tests.length === 0 ? 'true' : `(${tests.join(group.combinator === 'and' ? ' and ' : ' or ')})`;
  // Within `and` and `or` a null is as good as a false; a negation is where it would matter.
  return group.not ? `(${joined}) is not true` : joined;
}

function compileRule(rule: FilterRule, options: CompileOptions): string {
  if (rule.field.root !== 'customer') throw new Error(`${rule.field.name} has no column: only automations know it`);
  switch (rule.field.type) {
    case 'json':
      return compileJsonRule(rule, options.parameters, options);
    case 'tags':
      return compileTags(rule, options.parameters);
    case 'flag':
      return compileOrdered(rule, scalar(columnOf(rule), 'boolean', options.parameters));
    case 'money':
      return compileOrdered(rule, scalar(columnOf(rule), 'numeric', options.parameters));
    case 'moment':
      return compileOrdered(rule, timePlace(rule, options));
    case 'day':
      return compileOrdered(rule, dayPlace(nextBirthdaySql(options), options));
    case 'birthday':
      return isOrder(rule.operator) ? compileOrdered(rule, dayPlace(`(case when left(c.birthday, 1) <> '-' then c.birthday end)`, options)) : compileText(rule, options);
    case 'text':
      return compileText(rule, options);
  }
}

/** How a field compares with a value; the operators are made of these. */
interface Place {
  readonly isPresent: string;
  readonly equals: (values: readonly FilterValue[]) => string;
  readonly compares: (comparison: '<' | '<=' | '>' | '>=', value: FilterValue) => string;
}

function compileOrdered({ operator, values }: FilterRule, place: Place): string {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'null':
      return `not (${place.isPresent})`;
    case 'notNull':
      return place.isPresent;
    case '=':
    case 'in':
      return place.equals(values);
    case '!=':
    case 'notIn':
      return `(${place.equals(values)}) is not true`;
    case 'between':
      return `(${place.compares('>=', first)} and ${place.compares('<=', second)})`;
    case 'notBetween':
      return `(${place.compares('<', first)} or ${place.compares('>', second)})`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return place.compares(operator, first);
    default:
      throw new Error(`${operator} is no operator of this type`);
  }
}

function scalar(column: string, type: 'text' | 'numeric' | 'boolean', parameters: SqlParameters): Place {
  const collation = type === 'text' ? ' collate "C"' : '';
  return {
    isPresent: `(${column} is not null)`,
    equals: (values) => (values.length === 1 ? `${column} = ${parameters.add(values[0], type)}` : `${column} = any(${parameters.add(values, `${type}[]`)})`),
    compares: (comparison, value) => `${column} ${comparison} ${parameters.add(value, type)}${collation}`,
  };
}

function compileText(rule: FilterRule, { parameters }: CompileOptions): string {
  const column = columnOf(rule);
  const [first] = rule.values;
  switch (rule.operator) {
    case 'contains':
      return `strpos(${column}, ${parameters.add(first, 'text')}) > 0`;
    case 'doesNotContain':
      return `(strpos(${column}, ${parameters.add(first, 'text')}) > 0) is not true`;
    case 'beginsWith':
      return `starts_with(${column}, ${parameters.add(first, 'text')})`;
    case 'endsWith':
      return `right(${column}, char_length(${parameters.add(first, 'text')})) = ${parameters.add(first, 'text')}`;
    default:
      return compileOrdered(rule, scalar(column, 'text', parameters));
  }
}

function compileTags({ operator, values }: FilterRule, parameters: SqlParameters): string {
  if (operator === 'null') return 'c.tags is null';
  if (operator === 'notNull') return 'c.tags is not null';
  const isList = operator === 'in' || operator === 'notIn';
  const hasAny = `c.tags ${isList ? '&&' : '@>'} ${parameters.add(values, 'text[]')}`;
  return operator === 'doesNotContain' || operator === 'notIn' ? `(${hasAny}) is not true` : hasAny;
}

const earlierOrLater = { '<': 'start', '>=': 'start', '<=': 'end', '>': 'end' } as const;
const ofInstants = { '<': '<', '>=': '>=', '<=': '<', '>': '>=' } as const;

/** Days compare as days, and instants with days as the day's first instant and the next one's. */
function timePlace(rule: FilterRule, options: CompileOptions): Place {
  const { at, day } = timeColumns(rule);
  const { parameters, zone } = options;
  const instant = (value: Date): string => parameters.add(value, 'timestamptz');
  const onDay = day === undefined ? undefined : dayPlace(day, options);
  const orOnDay = (test: string | undefined): string => (test === undefined ? '' : ` or ${test}`);
  const equal = (value: FilterValue): string => {
    const { at: wanted, day: wantedDay, isDay } = resolved(value, options);
    return isDay ? `(${at} >= ${instant(startOfDay(wantedDay, zone))} and ${at} < ${instant(endOfDay(wantedDay, zone))})` : `${at} = ${instant(wanted)}`;
  };
  return {
    isPresent: day === undefined ? `(${at} is not null)` : `(${at} is not null or ${day} is not null)`,
    equals: (values) => `(${values.map(equal).join(' or ')}${orOnDay(onDay?.equals(values))})`,
    compares: (comparison, value) => {
      const { at: wanted, day: wantedDay, isPlainDay } = resolved(value, options);
      const edge = earlierOrLater[comparison] === 'start' ? startOfDay(wantedDay, zone) : endOfDay(wantedDay, zone);
      const test = isPlainDay ? `${at} ${ofInstants[comparison]} ${instant(edge)}` : `${at} ${comparison} ${instant(wanted)}`;
      return `(${test}${orOnDay(onDay?.compares(comparison, value))})`;
    },
  };
}

/** A day is a text `YYYY-MM-DD`: its order is that of the calendar. */
function dayPlace(sql: string, options: CompileOptions): Place {
  const { isPresent, equals, compares } = scalar(sql, 'text', options.parameters);
  const dayOf = (value: FilterValue): string => resolved(value, options).day;
  return { isPresent, equals: (values) => equals(values.map(dayOf)), compares: (comparison, value) => compares(comparison, dayOf(value)) };
}

function resolved(value: FilterValue, moment: FilterMoment) {
  if (!isTime(value)) throw new Error('a time was to be compared with something else');
  return resolveTime(value, moment);
}

/** `nextBirthday` of birthdays.ts. Null where there is no birthday. */
function nextBirthdaySql(options: CompileOptions): string {
  const calendar = birthdayCalendar(options);
  const text = (value: string): string => options.parameters.add(value, 'text');
  const kept = (leapDay: string): string => `(case when right(c.birthday, 5) = '02-29' then ${text(leapDay)} else right(c.birthday, 5) end)`;
  const [now, next] = [kept(calendar.leapDayThisYear), kept(calendar.leapDayNextYear)];
  return `(case when ${now} >= ${text(calendar.today)} collate "C" then ${text(`${calendar.thisYear}-`)} || ${now} else ${text(`${calendar.nextYear}-`)} || ${next} end)`;
}

const consentField = /^customer\.consent\.(email|sms|whatsapp)\.(marketing|at|source)$/;

function columnOf({ field }: FilterRule): string {
  const [, channel, part] = consentField.exec(field.name) ?? [];
  if (channel && part) return `c.${channel}_consent${part === 'marketing' ? '' : `_${part}`}`;
  const column = columns[field.name];
  if (!column) throw new Error(`${field.name} has no column`);
  return column;
}

/** Consent is given at an instant; other times may be days. */
function timeColumns(rule: FilterRule): { at: string; day: string | undefined } {
  const column = columnOf(rule);
  return consentField.test(rule.field.name) ? { at: column, day: undefined } : { at: `${column}_at`, day: `${column}_day` };
}
