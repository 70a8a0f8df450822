import { z } from 'zod';
import type { JsonSchema, ServedContract, ServedOperation } from './served-contract.js';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const problem = z.looseObject({ type: z.string(), title: z.string(), status: z.number(), detail: z.string().min(1), code: z.string().regex(/^[A-Z0-9_]+(\.[A-Z0-9_]+)*$/), requestId: z.string() });
/** What of our inside no answer may show. */
const inside = /\bat [^ ]+ \(|node_modules|\.(js|ts):\d+|\b(select|insert|update|delete) .{0,80}\b(from|into|set)\b|SQLSTATE|violates|relation "/i;

/** Judges answers by what the product serves as its contract. */
export class AnswerJudge {
  readonly #schemas = new Map<JsonSchema, z.ZodType>();

  constructor(private readonly contract: ServedContract) {}

  /** What is wrong with an answer, or nothing. */
  faultOf(operation: ServedOperation, { status, type, text }: RawAnswer): string | undefined {
    if (status >= 500) return `answered ${status}`;
    const documented = operation.responses[String(status)];
    if (!documented) return `${status} is not documented: ${text.slice(0, 300)}`;
    if (status >= 400 && documented.type === 'application/problem+json') return problemFault(status, type, text);
    if (documented.type !== undefined && !type.startsWith(documented.type)) return `${status} is ${type}, documented as ${documented.type}`;
    return documented.schema && type.startsWith('application/json') ? this.#bodyFault(documented.schema, text) : undefined;
  }

  #bodyFault(schema: JsonSchema, text: string): string | undefined {
    const read = this.#reader(schema).safeParse(JSON.parse(text));
    return read.success ? undefined : `the body is not as documented: ${read.error.issues.slice(0, 3).map(({ path, message }) => `/${path.join('/')} ${message}`).join('; ')}`;
  }

  #reader(schema: JsonSchema): z.ZodType {
    const known = this.#schemas.get(schema);
    if (known) return known;
    const local = JSON.parse(JSON.stringify({ ...schema, $defs: this.contract.schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0];
    const made = z.fromJSONSchema(local);
    this.#schemas.set(schema, made);
    return made;
  }
}

function problemFault(status: number, type: string, text: string): string | undefined {
  if (!type.startsWith('application/problem+json')) return `${status} is ${type}: ${text.slice(0, 200)}`;
  const read = problem.safeParse(JSON.parse(text));
  if (!read.success) return `${status} is no problem document: ${text.slice(0, 200)}`;
  if (read.data.status !== status) return `${status} says ${read.data.status}`;
  return inside.test(text) ? `shows our inside: ${text.slice(0, 300)}` : undefined;
}
