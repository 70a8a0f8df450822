import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** How a type is called in a complaint; the rest are called as they are in JSON. */
const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  date: 'a time',
  nan: 'a number',
};

const formats: Readonly<Record<string, string>> = {
  email: 'an email address',
  url: 'a URL',
  uuid: 'a UUID',
  guid: 'a UUID',
  datetime: 'a time such as 2026-12-05T08:30:00Z',
  date: 'a day such as 2026-12-05',
  time: 'a time of day such as 08:30',
  duration: 'an ISO 8601 duration such as PT2H',
  e164: 'a number such as +34612345678',
  base64: 'base64',
};

/** Of a very long list, the first are enough to see what is meant. */
const valuesShownMax = 20;

/** What a missing value is complained of by. */
const ofMissing: readonly string[] = ['invalid_type', 'invalid_value', 'invalid_union'];

/** Where a schema has no words of its own: what is wrong, as the rest of a sentence that begins with the field's name. */
function sayIssue(issue: Issue): string {
  if (issue.input === undefined && ofMissing.includes(issue.code)) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${types[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value))))}`;
    case 'invalid_format':
      return formatOf(issue);
    case 'too_small':
      return sizeOf(issue.origin, issue.minimum, comparison(issue, ['at least', 'more than']));
    case 'too_big':
      return sizeOf(issue.origin, issue.maximum, comparison(issue, ['at most', 'less than']));
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has unknown fields: ${issue.keys.slice(0, valuesShownMax).map((key) => `"${key}"`).join(', ')}`;
    default:
      return others[issue.code] ?? 'is not valid';
  }
}

const others: Readonly<Record<string, string>> = {
  invalid_key: 'has a name in it that is not allowed',
  invalid_element: 'has a value in it that is not allowed',
  invalid_union: 'has none of the forms that are allowed',
};

const comparison = ({ exact, inclusive }: { readonly exact?: boolean | undefined; readonly inclusive?: boolean | undefined }, [within, beyond]: readonly [string, string]): string =>
  exact ? 'exactly' : inclusive ? within : beyond;

function formatOf(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const { format, pattern } = issue as { readonly format: string; readonly pattern?: string };
  const known = formats[format];
  if (known) return `must be ${known}`;
  return pattern === undefined ? 'does not have the form that is needed' : `must match ${pattern}`;
}

const sized: Readonly<Record<string, readonly [verb: string, what: string]>> = { string: ['have', 'character'], array: ['hold', 'item'], set: ['hold', 'item'] };

function sizeOf(origin: string, limit: number | bigint, how: string): string {
  const known = sized[origin];
  if (!known) return `must be ${how} ${origin === 'date' ? new Date(Number(limit)).toISOString() : limit}`;
  const [verb, what] = known;
  return limit === 1 && how === 'at least' ? 'must not be empty' : `must ${verb} ${how} ${counted(limit, what)}`;
}

const counted = (count: number | bigint, what: string): string => `${count} ${what}${Number(count) === 1 ? '' : 's'}`;

function oneOf(values: readonly string[]): string {
  if (values.length > valuesShownMax) return `one of ${values.slice(0, valuesShownMax).join(', ')}, …`;
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'that time';
  return typeof value === 'number' && !Number.isInteger(value) ? 'a fraction' : (types[typeof value] ?? typeof value);
}

/** Every schema of every service and setting speaks so: zod asks this where a schema has no words of its own. */
z.config({ localeError: sayIssue });
