import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { faultOf } from './storable-text.rules.js';

/** One event before anything of it is believed. */
export interface GivenEvent {
  /** CloudEvents context attributes by name, extensions among them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Bytes of the event as it came or, where that could pass the limit, as it will be kept, whichever is more. */
  readonly sizeBytes: number;
  /** Set when the event cannot be looked at any further. */
  readonly problem?: Problem;
}

/** API.md section 4. */
export const eventBytesMax = 256 * 1024;
/** JSON grows by no more when it is written again: `1e20` becomes 21 digits. */
const growthMax = 6;

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

/** An event in structured mode: attributes and data in one JSON object. One out of a batch does not know how many bytes it came in. */
export function structuredEvent(value: unknown, bytesGiven?: number): GivenEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { attributes: {}, data: undefined, sizeBytes: bytesGiven ?? 0, problem: malformed('EVENT.ENVELOPE_INVALID', 'An event is a JSON object.') };
  }
  const { data, data_base64: base64, ...attributes } = value as Record<string, unknown>;
  const deep = tooDeep(value);
  if (deep) return { attributes, data: undefined, sizeBytes: bytesGiven ?? 0, problem: deep };
  return { attributes, data: typeof base64 === 'string' && data === undefined ? decoded(base64) : data, sizeBytes: sizeOf(value, bytesGiven) };
}

function sizeOf(value: unknown, bytesGiven?: number): number {
  if (bytesGiven !== undefined && bytesGiven * growthMax <= eventBytesMax) return bytesGiven;
  return Math.max(bytesGiven ?? 0, Buffer.byteLength(JSON.stringify(value)));
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
  if (deep) return ok({ attributes, data: json.value, sizeBytes: body.length, problem: deep });
  if (json.value === undefined) return ok({ attributes, data: undefined, sizeBytes: 0 });
  return ok({ attributes, data: json.value, sizeBytes: sizeOf(json.value, body.length) });
}

function tooDeep(value: unknown): Problem | undefined {
  const fault = faultOf(value);
  return fault?.kind === 'depth' ? { ...malformed('EVENT.TOO_DEEP', 'The event nests too deep.'), errors: [{ pointer: fault.pointer, code: 'JSON.DEPTH', detail: 'nested too deep' }] } : undefined;
}
