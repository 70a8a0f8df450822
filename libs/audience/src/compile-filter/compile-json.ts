import { isPlainDecimal, plainDecimalSql } from '../compare-values/decimal.js';
import { resolveTime, type FilterMoment } from '../compare-values/times.js';
import { isTime, type FilterRule, type FilterValue } from '../parse-filter/filter.js';
import type { SqlParameters } from './sql-parameters.js';

/** The order operators that SQL and rules share. */
type Comparison = '=' | '<' | '<=' | '>' | '>=';

interface JsonPlace {
  /** The jsonb value. */
  readonly value: string;
  readonly parameters: SqlParameters;
  readonly moment: FilterMoment;
}

const typeIs = (value: string, ...types: string[]): string => `jsonb_typeof(${value}) in (${types.map((type) => `'${type}'`).join(', ')})`;
const textIn = (value: string): string => `(${value} #>> '{}')`;
const isDecimal = (text: string): string => `${text} ~ '${plainDecimalSql}'`;

/** A number, a text that reads as one, or an amount of money; null otherwise. `case` keeps each cast behind its check. */
const numberIn = (value: string): string => `(case
    when ${typeIs(value, 'number')} then ${value}::numeric
    when ${typeIs(value, 'string')} then case when ${isDecimal(textIn(value))} then ${textIn(value)}::numeric end
    when ${typeIs(value, 'object')} then case when jsonb_typeof(${value} -> 'amount') = 'string' and ${isDecimal(`(${value} ->> 'amount')`)} then (${value} ->> 'amount')::numeric end
  end)`;

/** The SQL of a rule about `customer.attributes.*`: `evaluate-json.ts` in another language. True, or else false or null. */
export function compileJsonRule({ field, operator, values }: FilterRule, parameters: SqlParameters, moment: FilterMoment): string {
  const found = `c.attributes${field.path.map((name) => ` -> ${parameters.add(name, 'text')}`).join('')}`;
  const value = `nullif(nullif(nullif(${found}, 'null'), '""'), '[]')`;
  const place: JsonPlace = { value, parameters, moment };
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'null':
      return `${value} is null`;
    case 'notNull':
      return `${value} is not null`;
    case '=':
      return equalsAny(place, values);
    case '!=':
      return `(${equalsAny(place, values)}) is not true`;
    case 'in':
      return isOneOf(place, values);
    case 'notIn':
      return `(${isOneOf(place, values)}) is not true`;
    case 'contains':
      return contains(place, first);
    case 'doesNotContain':
      return `(${contains(place, first)}) is not true`;
    case 'beginsWith':
      return `(${typeIs(value, 'string')} and starts_with(${textIn(value)}, ${parameters.add(first, 'text')}))`;
    case 'endsWith':
      return `(${typeIs(value, 'string')} and right(${textIn(value)}, char_length(${parameters.add(first, 'text')})) = ${parameters.add(first, 'text')})`;
    case 'between':
      return `(${compares(place, '>=', first)} and ${compares(place, '<=', second)})`;
    case 'notBetween':
      // Both ends must compare: else it is neither between nor outside.
      return `(${compares(place, '>=', first)} and ${compares(place, '<=', second)}) is false and ${compares(place, '>=', first)} is not null and ${compares(place, '<=', second)} is not null`;
    default:
      return compares(place, operator, first);
  }
}

/** Null when the two do not compare. */
function compares({ value, parameters, moment }: JsonPlace, comparison: Comparison, wanted: FilterValue): string {
  if (isTime(wanted)) {
    const day = `left(${textIn(value)}, 10)`;
    const wantedDay = parameters.add(resolveTime(wanted, moment).day, 'text');
    return `(case when ${typeIs(value, 'string')} and ${day} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then ${day} ${comparison} ${wantedDay} collate "C" end)`;
  }
  if (typeof wanted === 'boolean') return `(${value} = '${String(wanted)}'::jsonb)`;
  if (typeof wanted === 'number') return `(${numberIn(value)} ${comparison} ${parameters.add(String(wanted), 'numeric')})`;
  const asText = `when ${typeIs(value, 'string')} then ${textIn(value)} ${comparison} ${parameters.add(wanted, 'text')} collate "C"`;
  const asNumber = isPlainDecimal(wanted) ? `when ${typeIs(value, 'number', 'object')} then ${numberIn(value)} ${comparison} ${parameters.add(wanted, 'numeric')}` : '';
  return `(case ${asText} ${asNumber} end)`;
}

/** One test for all texts and one for all numbers: a list of a thousand is two parameters. */
function equalsAny(place: JsonPlace, values: readonly FilterValue[]): string {
  const { value, parameters } = place;
  const texts = values.filter((one) => typeof one === 'string');
  const numbers = values.filter((one) => typeof one === 'number').map(String);
  const readable = texts.filter(isPlainDecimal);
  const tests = values.filter((one) => typeof one === 'boolean' || isTime(one)).map((one) => compares(place, '=', one));
  if (texts.length > 0) tests.push(`(${typeIs(value, 'string')} and ${textIn(value)} = any(${parameters.add(texts, 'text[]')}))`);
  if (readable.length > 0) tests.push(`(${typeIs(value, 'number', 'object')} and ${numberIn(value)} = any(${parameters.add(readable, 'numeric[]')}))`);
  if (numbers.length > 0) tests.push(`(${numberIn(value)} = any(${parameters.add(numbers, 'numeric[]')}))`);
  return `(${tests.join(' or ')})`;
}

const isOneOf = (place: JsonPlace, values: readonly FilterValue[]): string => `(${equalsAny(place, values)} or ${hasItem(place, values)})`;

function contains(place: JsonPlace, wanted: FilterValue): string {
  const item = hasItem(place, [wanted]);
  if (typeof wanted !== 'string') return item;
  return `(${item} or (${typeIs(place.value, 'string')} and strpos(${textIn(place.value)}, ${place.parameters.add(wanted, 'text')}) > 0))`;
}

/** Items of a list, compared as they are. A time is no item. */
function hasItem({ value, parameters }: JsonPlace, values: readonly FilterValue[]): string {
  const wanted = parameters.add(JSON.stringify(values.filter((one) => !isTime(one))), 'jsonb');
  return `exists (select from jsonb_array_elements(case when ${typeIs(value, 'array')} then ${value} else '[]' end) i join jsonb_array_elements(${wanted}) w on i = w)`;
}
