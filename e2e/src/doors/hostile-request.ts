import fc from 'fast-check';
import type { KnownIds } from './existing-ids.js';
import { hostileJson, hostileText, hostileValue } from './hostile-values.js';
import type { ServedOperation, ServedParameter } from './served-contract.js';
import { broken, type ValuesOfSchemas } from './value-of-schema.js';

/** One request, ready to be written to a socket. */
export interface RawRequest {
  readonly method: string;
  /** Percent-encoded, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Requests for one operation: some as documented, most with something broken. */
export function requestsFor(operation: ServedOperation, values: ValuesOfSchemas, known: KnownIds): fc.Arbitrary<RawRequest> {
  return fc.record({
    path: pathsOf(operation, values, known),
    query: queriesOf(operation, values),
    headers: headersOf(operation),
    body: operation.method === 'GET' ? fc.constant(undefined) : bodiesOf(operation, values),
  }).map(({ path, query, headers, body }) => ({
    method: operation.method,
    path: query === '' ? path : `${path}?${query}`,
    headers: { ...(body === undefined ? {} : { 'content-type': body.type }), ...headers },
    ...(body === undefined ? {} : { body: body.text }),
  }));
}

const rawSegments = ['%', '%00', '%ff', '%ED%A0%80', '..%2f..', '%2e%2e', '.', '%F0%9F%99%82', 'a'.repeat(5000)];
const isPlain = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Encoded as a browser would, where that is possible. */
const encoded = (text: string): string => (isPlain(text) ? encodeURIComponent(text) : '%ED%A0%80');

function pathsOf({ template, parameters }: ServedOperation, values: ValuesOfSchemas, known: KnownIds): fc.Arbitrary<string> {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const segments = names.map((name) => {
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? {};
    const ids = known.get(template.slice(0, template.indexOf(`/{${name}}`))) ?? [];
    const sound = values.of(schema).map((value) => encoded(String(value)) || '%20'); // an empty one would be another route
    return fc.oneof(
      { weight: ids.length > 0 ? 6 : 0, arbitrary: fc.constantFrom(...(ids.length > 0 ? ids : ['none'])) },
      { weight: 3, arbitrary: sound },
      { weight: 1, arbitrary: hostileText.map((text) => encoded(text.slice(0, 2000)) || '%20') },
      { weight: 1, arbitrary: fc.constantFrom(...rawSegments) },
    );
  });
  return fc.tuple(...segments).map((chosen) => names.reduce((path, name, index) => path.replace(`{${name}}`, () => chosen[index] ?? ''), template));
}

function queriesOf({ parameters }: ServedOperation, values: ValuesOfSchemas): fc.Arbitrary<string> {
  const own = parameters.filter((parameter) => parameter.in === 'query');
  const sound = own.length === 0 ? [] : [{ weight: 4, arbitrary: fc.subarray(own, { maxLength: Math.min(own.length, 4) }).chain((chosen) => fc.tuple(...chosen.map((parameter) => pairOf(parameter, values)))).map((pairs) => pairs.join('&')) }];
  const name = own.length === 0 ? hostileText : fc.oneof(fc.constantFrom(...own.map((parameter) => parameter.name)), hostileText);
  const hostile = fc.array(fc.tuple(name, hostileText).map(([key, text]) => `${encoded(key.slice(0, 100))}=${encoded(text.slice(0, 2000))}`), { maxLength: 3 }).map((pairs) => pairs.join('&'));
  return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, ...sound, { weight: 2, arbitrary: hostile }, { weight: 1, arbitrary: fc.constantFrom('a[b]=c', 'limit=1&limit=2', 'cursor=eyJhIjoxfQ', '%', '=', '&&', 'limit', 'cursor=%00') });
}

const pairOf = ({ name, schema }: ServedParameter, values: ValuesOfSchemas): fc.Arbitrary<string> =>
  values.of(schema).map((value) => `${encodeURIComponent(name)}=${encoded(typeof value === 'string' ? value : JSON.stringify(value))}`);

/** Header values are bytes: what HTTP itself refuses never reaches us. */
const headerText = fc.oneof(fc.constantFrom('', '*', '"1"', 'W/"1"', '"99999999999999999999"', '"', 'x'.repeat(3000), '\u00ff\u00fe', '%00', 'null'), fc.string({ maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')));

function headersOf({ parameters }: ServedOperation): fc.Arbitrary<Record<string, string>> {
  const names = [...parameters.filter((parameter) => parameter.in === 'header').map((parameter) => parameter.name), 'accept', 'accept-language', 'x-request-id', 'traceparent', 'x-forwarded-for', 'if-match', 'last-event-id', 'content-encoding'];
  const some = fc.dictionary(fc.constantFrom(...names), headerText, { maxKeys: 2 });
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: some });
}

interface Body {
  readonly type: string;
  readonly text: string;
}

function bodiesOf({ body }: ServedOperation, values: ValuesOfSchemas): fc.Arbitrary<Body | undefined> {
  const type = body?.types[0] ?? 'application/json';
  const sound = values.of(body?.schema ?? {});
  const json = (value: unknown): Body => ({ type, text: hostileJson(value) });
  const garbage = fc.constantFrom('', '{', '[1,', 'null', '"x"', '\u0000', '{"a":1}{"b":2}', '{"\\u0000":1}', '[[[[', '{"__proto__":1}', '\ufeff{}', 'NaN');
  return fc.oneof(
    { weight: 6, arbitrary: sound.map(json) },
    { weight: 6, arbitrary: broken(sound).map(json) },
    { weight: 2, arbitrary: hostileValue.map(json) },
    { weight: 1, arbitrary: garbage.map((text) => ({ type, text })) },
    { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', '').map((other) => ({ type: other, text: '{}' })) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}
