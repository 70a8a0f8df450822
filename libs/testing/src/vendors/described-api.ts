import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { SeenRequest, VendorReply } from './fake-vendor.js';

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Json;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Json }>> }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** What a request may hold and what it may be answered with, judged. */
interface Judge {
  readonly matches: RegExp;
  readonly method: string;
  readonly query: ValidateFunction;
  readonly form?: ValidateFunction | undefined;
  readonly answers: ReadonlyMap<number, ValidateFunction>;
}

export interface Complaint {
  readonly status: 400 | 404 | 415;
  readonly detail: string;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * A vendor's published OpenAPI 3.0 description, held against requests and answers. Fields that it does not have are
 * refused in both. Forms and queries are text: their values are read as the type that the description names.
 */
export class DescribedApi {
  readonly #judges: readonly Judge[];

  /** `file`: below `libs/testing/descriptions`. */
  constructor(file: string) {
    const description = JSON.parse(readFileSync(new URL(`../../descriptions/${file}`, import.meta.url), 'utf8'), closed) as Description;
    // OpenAPI's formats are hints for people: `phone-number` is also the alphanumeric sender's.
    const options = { strict: false, validateFormats: false, allErrors: true } as const;
    const [asText, asJson] = [new Ajv({ ...options, coerceTypes: true }), new Ajv(options)];
    for (const ajv of [asText, asJson]) ajv.addSchema(description, 'api');
    this.#judges = Object.entries(description.paths).flatMap(([path, item]) =>
      Object.entries(item).filter(([, operation]) => 'responses' in operation).map(([method, operation]) => judgeOf({ path, method, operation }, { asText, asJson })),
    );
  }

  /** What the description has against a request; undefined: nothing. */
  complaintAbout(request: SeenRequest): Complaint | undefined {
    const judge = this.#judgeOf(request);
    if (!judge) return { status: 404, detail: `${request.method} ${request.path} is not described` };
    const query = errorsOf(judge.query, valuesOf(request.query));
    if (query !== undefined) return { status: 400, detail: `query: ${query}` };
    if (!judge.form) return request.body === '' ? undefined : { status: 400, detail: 'a body is not described' };
    const [type = ''] = String(request.headers['content-type'] ?? '').split(';', 1);
    if (type.trim().toLowerCase() !== FORM) return { status: 415, detail: `${type} is not described` };
    const form = errorsOf(judge.form, valuesOf(new URLSearchParams(request.body)));
    return form === undefined ? undefined : { status: 400, detail: `form: ${form}` };
  }

  /** The same of an answer. Refusals are not described: their shape is not judged. */
  complaintAboutAnswer(request: SeenRequest, { status, body }: VendorReply): string | undefined {
    if (status >= 400) return undefined;
    const validate = this.#judgeOf(request)?.answers.get(status);
    return validate ? errorsOf(validate, body) : `an answer ${status} to ${request.method} ${request.path} is not described`;
  }

  #judgeOf({ method, path }: SeenRequest): Judge | undefined {
    return this.#judges.find((judge) => judge.method === method && judge.matches.test(path));
  }
}

function judgeOf({ path, method, operation }: { path: string; method: string; operation: Operation }, { asText, asJson }: { asText: Ajv; asJson: Ajv }): Judge {
  const parameters = operation.parameters ?? [];
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const form = operation.requestBody?.content[FORM]?.schema;
  return {
    matches: pathPattern(path, parameters),
    method: method.toUpperCase(),
    query: asText.compile({
      type: 'object', additionalProperties: false,
      properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
      required: query.filter(({ required }) => required === true).map(({ name }) => name),
    }),
    form: form && asText.compile(rooted(form)),
    answers: new Map(Object.entries(operation.responses).flatMap(([status, { content }]) => {
      const schema = content['application/json']?.schema;
      return schema ? [[Number(status), asJson.compile(rooted(schema))]] : [];
    })),
  };
}

/** `/Accounts/{Sid}.json` with the pattern that its parameter has. */
function pathPattern(path: string, parameters: readonly Parameter[]): RegExp {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const parameter = parameters.find(({ name }) => part === `{${name}}`);
    if (!parameter) return part.replaceAll('.', String.raw`\.`);
    const { pattern } = parameter.schema;
    return typeof pattern === 'string' ? `(?:${pattern.replace(/^\^|\$$/g, '')})` : '[^/]+';
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** References of a schema are the whole description's. */
const rooted = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as Json;

/** As a reviver of JSON: an object whose properties are named has no others. */
function closed(_key: string, value: unknown): unknown {
  const isObjectSchema = typeof value === 'object' && value !== null && 'type' in value && value.type === 'object' && 'properties' in value;
  return isObjectSchema ? { ...value, additionalProperties: false } : value;
}

/** A name given more than once is a list. */
const valuesOf = (given: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).length > 1 ? given.getAll(name) : (given.get(name) ?? '')]));

function errorsOf(validate: ValidateFunction, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`.trim()).join('; ');
}
