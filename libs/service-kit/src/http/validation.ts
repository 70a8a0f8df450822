import { nearestName, ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import type { z } from 'zod';
import { escapePointer } from './read-json.js';
import { strictly } from './strict-schema.js';

type Issue = z.core.$ZodIssue;

/** How a place is written: a JSON pointer into the body, `?name` for the query, `:name` for the path. */
export type PlaceStyle = 'body' | 'query' | 'param';

/** One request should not be answered with a megabyte of complaints. */
export const ERRORS_MAX = 50;

const NAME_CHARS_SHOWN = 200;
const KNOWN_MAX = 30;

/** Between the known names in a message of ours; no field name holds it. */
const SEPARATOR = '\u001f';

/**
 * Reads `input` strictly by `schema`. A wrong shape is `malformed` (400, `REQUEST.INVALID`); when every complaint is
 * a refinement marked `params: {rule: true}` it is a `rule` (422, `REQUEST.RULE`): readable, yet not allowed.
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  style: PlaceStyle = 'body',
): Result<z.output<Schema>> {
  const parsed = strictly(schema).safeParse(input, { error: namesOfUnknown });
  if (parsed.success) return ok(parsed.data);
  const { issues } = parsed.error;
  const isRule = issues.every((issue) => issue.code === 'custom' && issue.params?.['rule'] === true);
  const errors = issues.slice(0, ERRORS_MAX).flatMap((issue) => detailsOf(issue, { input, style, base: [] })).slice(0, ERRORS_MAX);
  return refuse({
    kind: isRule ? 'rule' : 'malformed',
    code: isRule ? 'REQUEST.RULE' : 'REQUEST.INVALID',
    detail: summary(errors),
    errors,
  });
}

/** The schema that met unknown fields is seen only here: its names travel in the message to `unknownFields`. */
const namesOfUnknown = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const def = issue.inst?._zod.def as { shape?: object } | undefined;
  return Object.keys(def?.shape ?? {}).join(SEPARATOR);
};

const summary = (errors: readonly ProblemDetail[]): string => {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return first ? `${first.pointer || 'The body'}: ${first.detail}${more}` : 'The request is not valid.';
};

interface Place {
  readonly input: unknown;
  readonly style: PlaceStyle;
  readonly base: readonly PropertyKey[];
}

function detailsOf(issue: Issue, place: Place): ProblemDetail[] {
  const path = [...place.base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    // Sixteen megabytes may hold a million unknown fields: each that is explained costs time.
    return issue.keys.slice(0, ERRORS_MAX).map((key) => unknownField(key, { ...place, base: path }, issue.message.split(SEPARATOR)));
  }
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.slice(0, ERRORS_MAX).flatMap((inner) => detailsOf(inner, { ...place, base: path }));
  }
  const value = valueAt(place.input, path);
  return [{ pointer: pointerOf(path, place.style), code: codeOf(issue, value), detail: messageOf(issue, value) }];
}

function unknownField(key: string, { style, base }: Place, known: readonly string[]): ProblemDetail {
  const near = nearestName(key, known);
  const what = style === 'query' ? 'parameter' : 'field';
  return {
    pointer: pointerOf([...base, key], style),
    code: 'FIELD.UNKNOWN',
    detail: `unknown ${what}${near === undefined ? knownNames(known) : `; did you mean "${near}"?`}`,
  };
}

/** All the names that would do, where they are few enough to be read. */
function knownNames(known: readonly string[]): string {
  const names = known.filter((name) => name !== '');
  return names.length === 0 || names.length > KNOWN_MAX ? '' : `; known here: ${names.join(', ')}`;
}

/** Of a union's branches, the one that was understood deepest, then the one with least to complain about. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]): number => Math.min(...branch.map((issue) => issue.path.length));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

/** Where in the request something stands. */
export function pointerOf(path: readonly PropertyKey[], style: PlaceStyle): string {
  const keys = path.map((key) => shown(String(key)));
  if (style === 'body') return keys.map((key) => `/${escapePointer(key)}`).join('');
  return `${style === 'query' ? '?' : ':'}${keys.join('/')}`;
}

/** A name that is longer than any of ours is not given back whole, and twice. */
const shown = (key: string): string => (key.length > NAME_CHARS_SHOWN ? `${key.slice(0, NAME_CHARS_SHOWN)}…` : key);

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

/** A schema's own words for a wrong type do not fit a value that is not there at all. */
const messageOf = (issue: Issue, value: unknown): string =>
  value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value') ? 'is required' : issue.message;

function codeOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'FIELD.REQUIRED' : 'FIELD.TYPE';
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of':
      return 'FIELD.RANGE';
    case 'invalid_format':
      return 'FIELD.FORMAT';
    case 'invalid_value':
    case 'invalid_union':
      return value === undefined ? 'FIELD.REQUIRED' : 'FIELD.VALUE';
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'FIELD.INVALID';
    default:
      return 'FIELD.INVALID';
  }
}
