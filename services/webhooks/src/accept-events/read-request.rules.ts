import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { faultOf } from './storable-text.rules.js';

/** A request as it came, body unread. */
export interface EventsRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

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

/** `single` answers its problem itself; `batch` lists it beside the others. */
export interface GivenEvents {
  readonly mode: 'single' | 'batch';
  readonly events: readonly GivenEvent[];
}

/** Events in one batch (API.md section 4). */
export const batchSizeMax = 1000;

const malformed = (code: string, detail: string): Problem => ({ kind: 'malformed', code, detail });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a request in the mode that its content type says (CloudEvents HTTP binding 1.0, section 3). */
export function readRequest({ headers, body }: EventsRequest): Result<GivenEvents> {
  const mediaType = String(headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
  if (mediaType === 'application/cloudevents-batch+json') return readBatch(body);
  if (mediaType === 'application/cloudevents+json') return readStructured(body);
  return readBinary(headers, body);
}

function readJson(body: Buffer): Result<unknown> {
  try {
    return ok(JSON.parse(strictUtf8.decode(body)) as unknown);
  } catch {
    return refuse(malformed('REQUEST.INVALID', 'The body is not JSON in UTF-8.'));
  }
}

function readBatch(body: Buffer): Result<GivenEvents> {
  const json = readJson(body);
  if (!json.ok) return json;
  if (!Array.isArray(json.value)) return refuse(malformed('REQUEST.INVALID', 'A batch is a JSON array of events.'));
  if (json.value.length > batchSizeMax) return refuse(malformed('EVENT.BATCH_TOO_LARGE', `A batch holds at most ${batchSizeMax} events.`));
  return ok({ mode: 'batch', events: json.value.map((item) => structuredEvent(item, 0)) });
}

function readStructured(body: Buffer): Result<GivenEvents> {
  const json = readJson(body);
  return json.ok ? ok({ mode: 'single', events: [structuredEvent(json.value, body.length)] }) : json;
}

function structuredEvent(value: unknown, bytesGiven: number): GivenEvent {
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
  const json = readJson(Buffer.from(base64, 'base64'));
  return json.ok && faultOf(json.value)?.kind !== 'depth' ? json.value : base64;
}

function readBinary(headers: EventsRequest['headers'], body: Buffer): Result<GivenEvents> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce-') && value !== undefined) attributes[name.slice(3)] = headerValue(String(value));
  }
  const json: Result<unknown> = body.length === 0 ? ok(undefined) : readJson(body);
  if (!json.ok) return json;
  const deep = tooDeep(json.value);
  const rewritten = deep || json.value === undefined ? 0 : Buffer.byteLength(JSON.stringify(json.value));
  return ok({ mode: 'single', events: [{ attributes, data: json.value, sizeBytes: Math.max(body.length, rewritten), ...(deep && { problem: deep }) }] });
}

/** Header values are percent-encoded UTF-8 (binding, section 3.1.3.2); one that cannot be decoded stays as it is. */
function headerValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function tooDeep(value: unknown): Problem | undefined {
  const fault = faultOf(value);
  return fault?.kind === 'depth' ? { ...malformed('EVENT.TOO_DEEP', 'The event nests too deep.'), errors: [{ pointer: fault.pointer, code: 'JSON.DEPTH', detail: 'nested too deep' }] } : undefined;
}
