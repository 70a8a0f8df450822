import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { statusOfKind } from '../http/problem-document.js';
import type { OperationResponse, OperationSpec } from './operation-metadata.js';
import type { JsonSchema, SchemaComponents } from './schema-components.js';

/** The problem document (RFC 9457), as it is named in the components. */
const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable; branch on this', examples: ['CAMPAIGN.ALREADY_STARTED'] }),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    requestId: z.string().optional(),
    missing: z.string().optional().meta({ description: 'With 403: the permission that the token lacks' }),
  })
  .loose()
  .meta({ id: 'Problem' });

/** Where an operation stands: `path` is its template, `{id}` and all; `method` in lower case. */
export interface OperationPlace {
  readonly method: string;
  readonly path: string;
}

/** One operation of the document, complete but for its id. */
export function documentOperation(spec: OperationSpec, place: OperationPlace, components: SchemaComponents): JsonSchema {
  const permissions = spec.permission === undefined ? [] : [spec.permission].flat();
  return {
    summary: spec.summary,
    tags: [...spec.tags],
    ...(descriptionOf(spec, permissions) ? { description: descriptionOf(spec, permissions) } : {}),
    ...(permissions.length > 0 ? { 'x-permissions': permissions } : {}),
    security: spec.public ? [] : [{ bearer: [] }],
    parameters: [...pathParameters(spec, place.path, components), ...queryParameters(spec, components), ...headers(spec, components)],
    ...(spec.body ? { requestBody: requestBody(spec, spec.body, components) } : {}),
    responses: responses(spec, place, components),
  };
}

function descriptionOf(spec: OperationSpec, permissions: readonly string[]): string {
  const needs = spec.operator ? ['Needs an operator token.'] : permissions.map((name) => `Needs \`${name}\`.`);
  return [spec.description, ...needs].filter((part) => part !== undefined).join('\n\n');
}

function pathParameters(spec: OperationSpec, path: string, components: SchemaComponents): JsonSchema[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    const schema = spec.params?.[name];
    return {
      name,
      in: 'path',
      required: true,
      schema: schema ? components.convert(schema, 'input') : { type: 'string' },
    };
  });
}

function queryParameters(spec: OperationSpec, components: SchemaComponents): JsonSchema[] {
  if (!spec.query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(spec.query, { io: 'input', unrepresentable: 'any' });
  const shape = spec.query instanceof z.ZodObject ? (spec.query.shape as Record<string, z.ZodType>) : {};
  return Object.keys(properties).map((name) => parameter('query', name, {
    schema: shape[name] ? components.convert(shape[name], 'input') : {},
    required: required.includes(name),
  }));
}

function headers(spec: OperationSpec, components: SchemaComponents): JsonSchema[] {
  return Object.entries(spec.headers ?? {}).map(([name, schema]) =>
    parameter('header', name, { schema: components.convert(schema, 'input'), required: !schema.safeParse(undefined).success }),
  );
}

function parameter(place: string, name: string, given: { schema: JsonSchema; required: boolean }): JsonSchema {
  const { description, ...schema } = given.schema;
  return {
    name,
    in: place,
    required: given.required,
    ...(typeof description === 'string' ? { description } : {}),
    schema,
  };
}

function requestBody(spec: OperationSpec, body: z.ZodType, components: SchemaComponents): JsonSchema {
  const schema = components.convert(body, 'input');
  const types = spec.bodyTypes ?? ['application/json'];
  return {
    required: !body.safeParse({}).success,
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
  };
}

function responses(spec: OperationSpec, place: OperationPlace, components: SchemaComponents): JsonSchema {
  const refusals = standardRefusals(spec, place).map((status) => [status, ownResponse(status, ProblemSchema, components)]);
  const own = Object.entries(spec.responses).map(([status, response]) => [status, ownResponse(Number(status), response, components)]);
  return Object.fromEntries([...refusals, ...own]) as JsonSchema;
}

/** What any route of this shape may answer, besides what it declares. */
function standardRefusals(spec: OperationSpec, { method, path }: OperationPlace): number[] {
  const { malformed, unauthenticated, forbidden, not_found: notFound, rate_limited: rateLimited } = statusOfKind;
  return [
    malformed,
    ...(spec.public ? [] : [unauthenticated, forbidden]),
    ...(path.includes('{') ? [notFound] : []),
    ...(method === 'get' ? [] : refusedWrites),
    ...('if-match' in (spec.headers ?? {}) ? [statusOfKind.stale] : []),
    rateLimited,
  ];
}

/** A body is judged even where none is taken, the present state may forbid what is asked, and so may a rule. */
const refusedWrites = [statusOfKind.conflict, statusOfKind.too_large, statusOfKind.unsupported_media, statusOfKind.rule];

function ownResponse(status: number, response: OperationResponse, components: SchemaComponents): JsonSchema {
  const given = response instanceof z.ZodType ? { description: STATUS_CODES[status] ?? '', schema: response } : response;
  const contentType = 'contentType' in given ? given.contentType : undefined;
  const text = 'alsoAs' in given && given.alsoAs ? { [given.alsoAs]: { schema: { type: 'string' } } } : {};
  if (status >= 400) {
    const type = contentType ?? 'application/problem+json';
    return { description: given.description, content: { [type]: { schema: contentType ? { type: 'string' } : components.convert(ProblemSchema, 'output') } } };
  }
  if (!given.schema) return { description: given.description, ...(contentType ? { content: { [contentType]: { schema: { type: 'string' } } } } : {}) };
  return { description: given.description, content: { [contentType ?? 'application/json']: { schema: components.convert(given.schema, 'output') }, ...text } };
}
