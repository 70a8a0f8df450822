import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';

/** Deeper than any document of the API (an audience filter nests about 10); bounds every recursion behind it. */
const JSON_DEPTH_MAX = 32;

const decoder = new TextDecoder('utf-8', { fatal: true });

const invalid = (detail: string, error: ProblemDetail) =>
  refuse({ kind: 'malformed', code: 'REQUEST.INVALID', detail, errors: [error] });

/**
 * Reads a JSON body: UTF-8, at most 32 levels deep, and no text that PostgreSQL cannot hold (U+0000, half a
 * surrogate pair). A key `__proto__` is refused too: it has no honest use.
 */
export function readJson(bytes: Uint8Array): Result<unknown> {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
  } catch {
    return invalid('The body is not UTF-8.', { pointer: '', code: 'JSON.ENCODING', detail: 'not valid UTF-8' });
  }
  try {
    value = JSON.parse(text);
  } catch (error) {
    return invalid('The body is not JSON.', { pointer: '', code: 'JSON.SYNTAX', detail: syntaxDetail(error) });
  }
  const fault = findFault(value, mayHoldBadText(text));
  return fault ? invalid('The body holds what cannot be stored.', fault) : ok(value);
}

/** V8's message quotes the body; its position is what helps. */
const syntaxDetail = (error: unknown): string =>
  /position \d+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'ends too early, or is no JSON value';

/** Both faults can only come from an escape once the bytes are UTF-8: without one, strings need no look. */
const mayHoldBadText = (text: string): boolean => /\\u(?:0000|d[89a-f])/i.test(text);

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/** The first fault, walking without recursion: the depth is not known to be sane yet. */
function findFault(root: unknown, checkText: boolean): ProblemDetail | undefined {
  const open: Place[] = [{ value: root, pointer: '', depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, pointer, depth } = place;
    if (typeof value === 'string') {
      if (checkText && badText(value)) return textFault(pointer);
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= JSON_DEPTH_MAX) {
        return { pointer, code: 'JSON.DEPTH', detail: `nested deeper than ${JSON_DEPTH_MAX} levels` };
      }
      const fault = pushChildren(value, place, { open, checkText });
      if (fault) return fault;
    }
  }
  return undefined;
}

function pushChildren(
  value: object,
  { pointer, depth }: Place,
  { open, checkText }: { readonly open: Place[]; readonly checkText: boolean },
): ProblemDetail | undefined {
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__' || (checkText && badText(key))) return textFault(pointer);
    // Numbers, booleans and, without escapes, strings have no fault to find: most of a body is skipped here.
    if (typeof child === 'object' ? child !== null : checkText && typeof child === 'string') {
      open.push({ value: child, pointer: `${pointer}/${escapePointer(key)}`, depth: depth + 1 });
    }
  }
  return undefined;
}

const textFault = (pointer: string): ProblemDetail => ({
  pointer,
  code: 'FIELD.TEXT',
  detail: 'holds U+0000, half a surrogate pair or the key __proto__',
});

/** True for text that PostgreSQL refuses to store. */
export const badText = (text: string): boolean => text.includes('\u0000') || /\p{Surrogate}/u.test(text);

/** RFC 6901 section 3. */
export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
