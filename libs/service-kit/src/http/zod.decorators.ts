import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError, unwrap } from '@messaging/kernel';
import { z } from 'zod';
import type { KitRequest } from './kit-request.js';
import { badText } from './read-json.js';
import { validate, type PlaceStyle } from './validation.js';

const requestOf = (context: ExecutionContext): KitRequest => context.switchToHttp().getRequest<KitRequest>();

/** Wrapped under a name of ours: Nest takes a bare schema for a pipe (it has `transform`) and `{schema}` for its own options. */
interface Wrapped {
  readonly reads: z.ZodType;
}

/** No body reads as an empty object, so that the answer names the missing fields; a body `null` is one of the wrong type. */
function bodyOf(context: ExecutionContext): unknown {
  const { body } = requestOf(context) as { readonly body?: unknown };
  return body === undefined ? {} : body;
}

const fromBody = createParamDecorator(({ reads }: Wrapped, context: ExecutionContext) =>
  unwrap(validate(reads, bodyOf(context), 'body')),
);

const fromQuery = createParamDecorator(({ reads }: Wrapped, context: ExecutionContext) => {
  const { query: given, cursorOfList: cursor } = requestOf(context);
  const query: unknown = { ...given, ...(cursor !== undefined && { cursor }) };
  refuseBadText(query, 'query');
  return unwrap(validate(reads, query, 'query'));
});

const fromParam = createParamDecorator((given: Wrapped & { readonly name: string }, context: ExecutionContext) => {
  const params = { [given.name]: requestOf(context).params[given.name] };
  refuseBadText(params, 'param');
  return (unwrap(validate(given.reads, params, 'param')) as Record<string, unknown>)[given.name];
});

/** The body, read strictly by `schema`: an unknown field is a 400 with its pointer. */
export const ZodBody = (schema: z.ZodType): ParameterDecorator => fromBody({ reads: schema });

/** The query, read strictly by `schema`; values arrive as text, a repeated parameter as an array. */
export const ZodQuery = (schema: z.ZodType): ParameterDecorator => fromQuery({ reads: schema });

/** One part of the path, read by `schema`; the pointer of a complaint is `:name`. */
export const ZodParam = (name: string, schema: z.ZodType): ParameterDecorator => fromParam({ name, reads: z.object({ [name]: schema }) });

/** `%00` and broken surrogates decode into text that PostgreSQL refuses. */
function refuseBadText(values: unknown, style: PlaceStyle): void {
  for (const [name, value] of Object.entries(values as Record<string, unknown>)) {
    if (![name, ...[value].flat()].some((text) => typeof text === 'string' && badText(text))) continue;
    const pointer = `${style === 'query' ? '?' : ':'}${badText(name) ? '' : name}`;
    const errors = [{ pointer, code: 'FIELD.TEXT', detail: 'holds U+0000 or half a surrogate pair' }];
    throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: `${pointer}: not text`, errors });
  }
}
