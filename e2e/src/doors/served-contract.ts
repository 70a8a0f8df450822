import type { ApiClient } from '@messaging/testing';

/** A JSON schema as the served document holds it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A parameter of an operation. */
export interface ServedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** One route of the served contract. */
export interface ServedOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{id}` and the like. */
  readonly template: string;
  /** Full names; empty where the route is public or the operator's. */
  readonly permissions: readonly string[];
  readonly isPublic: boolean;
  readonly parameters: readonly ServedParameter[];
  readonly body?: { readonly types: readonly string[]; readonly schema: JsonSchema };
  /** Media type and schema by status; a status without content has none. */
  readonly responses: Readonly<Record<string, { readonly type?: string; readonly schema?: JsonSchema }>>;
  readonly description: string;
}

/** What the product says of itself at `/api/v1/openapi.json`. */
export interface ServedContract {
  readonly operations: readonly ServedOperation[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface DocumentedOperation {
  readonly description?: string;
  readonly security: readonly unknown[];
  readonly 'x-permissions'?: readonly string[];
  readonly parameters?: readonly ServedParameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** Reads the contract from a running product, as any stranger could. */
export async function readServedContract(client: ApiClient): Promise<ServedContract> {
  const { status, body } = await client.as({ bearer: '' }).get<OpenApiDocument>('/api/v1/openapi.json');
  if (status !== 200) throw new Error(`openapi.json was answered ${status}`);
  const operations = Object.entries(body.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, documented]) => operationOf(template, method, documented)),
  );
  return { operations, schemas: body.components.schemas };
}

function operationOf(template: string, method: string, documented: DocumentedOperation): ServedOperation {
  const body = documented.requestBody?.content;
  return {
    method: method.toUpperCase() as ServedOperation['method'],
    template,
    permissions: documented['x-permissions'] ?? [],
    isPublic: documented.security.length === 0,
    parameters: documented.parameters ?? [],
    ...(body ? { body: { types: Object.keys(body), schema: Object.values(body)[0]?.schema ?? {} } } : {}),
    responses: Object.fromEntries(Object.entries(documented.responses).map(([status, { content = {} }]) => [status, firstOf(content)])),
    description: documented.description ?? '',
  };
}

function firstOf(content: NonNullable<Content['content']>): { type?: string; schema?: JsonSchema } {
  const [entry] = Object.entries(content);
  return entry ? { type: entry[0], ...(entry[1].schema ? { schema: entry[1].schema } : {}) } : {};
}

/** `GET /api/v1/messages/{id}`: how a route is named in findings. */
export const nameOf = ({ method, template }: ServedOperation): string => `${method} ${template}`;
