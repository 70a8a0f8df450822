import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { faultOf } from './storable-text.rules.js';

/** One event before anything of it is believed. */
export interface GivenEvent {
  /** CloudEvents context attributes by name, extensions among them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Bytes of the event as it came or as it will be kept, whichever is more: `1e20` grows when it is written again. */
  readonly sizeBytes: number;
  /** Set when the event cannot be looked at any further. */
  readonly problem?: Problem;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const malformed = (code: string, detail: string): Problem => ({ kind: 'malformed', code, detail });

/** The JSON of some bytes. */
export function readJsonBytes(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(strictUtf8.decode(bytes)) as unknown);
  } catch {
    return refuse(malformed('REQUEST.INVALID', 'The body is not JSON in UTF-8.'));
  }
}

/** An event in structured mode: attributes and data in one JSON object. */
export function structuredEvent(value: unknown, bytesGiven: number): GivenEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { attributes: {}, data: undefined, sizeBytes: bytesGiven, problem: malformed('EVENT.ENVELOPE_INVALID', 'An event is a JSON object.') };
  }
  const { data, data_base64: base64, ...attributes } = value as Record<string, unknown>;
  const deep = tooDeep(value);
  if (deep) return { attributes, data: undefined, sizeBytes: bytesGiven, problem: deep };
  const sizeBytes = Math.max(bytesGiven, Buffer.byteLength(JSON.stringify(value)));
  return { attributes, data: typeof base64 === 'string' && data === undefined ? decoded(base64) : data, sizeBytes };
}

/** `data_base64` that holds JSON is read as JSON; anything else stays text, which no event type takes. */
function decoded(base64: string): unknown {
  const json = readJsonBytes(Buffer.from(base64, 'base64'));
  return json.ok && faultOf(json.value)?.kind !== 'depth' ? json.value : base64;
}

/** An event in binary mode: attributes from beside the body, which is the data. */
export function binaryEvent(attributes: GivenEvent['attributes'], body: Uint8Array): Result<GivenEvent> {
  const json: Result<unknown> = body.length === 0 ? ok(undefined) : readJsonBytes(body);
  if (!json.ok) return json;
  const deep = tooDeep(json.value);
  const rewritten = deep || json.value === undefined ? 0 : Buffer.byteLength(JSON.stringify(json.value));
  return ok({ attributes, data: json.value, sizeBytes: Math.max(body.length, rewritten), ...(deep && { problem: deep }) });
}

function tooDeep(value: unknown): Problem | undefined {
  const fault = faultOf(value);
  return fault?.kind === 'depth' ? { ...malformed('EVENT.TOO_DEEP', 'The event nests too deep.'), errors: [{ pointer: fault.pointer, code: 'JSON.DEPTH', detail: 'nested too deep' }] } : undefined;
}
