import { binaryEvent, readJsonBytes, structuredEvent, type GivenEvent } from '@messaging/contracts';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';

/** A request as it came, body unread. */
export interface EventsRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `single` answers its problem itself; `batch` lists it beside the others. */
export interface GivenEvents {
  readonly mode: 'single' | 'batch';
  readonly events: readonly GivenEvent[];
}

/** Events in one batch (API.md section 4). */
export const batchSizeMax = 1000;

const malformed = (code: string, detail: string): Problem => ({ kind: 'malformed', code, detail });

/**
 * Reads a request in the mode that its content type says (CloudEvents HTTP binding 1.0, section 3). Plain JSON is the
 * binary mode, whose attributes are headers; without one of them it can only be whole events under a plain name, which
 * is what most HTTP clients send.
 */
export function readRequest({ headers, body }: EventsRequest): Result<GivenEvents> {
  const mediaType = String(headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
  const isBinary = Object.keys(headers).some((name) => name.startsWith('ce-'));
  if (mediaType === 'application/cloudevents-batch+json') return whenJson(body, readBatch);
  if (mediaType === 'application/cloudevents+json') return whenJson(body, (value) => readStructured(value, body.length));
  if (isBinary) return readBinary(headers, body);
  return whenJson(body, (value) => (Array.isArray(value) ? readBatch(value) : readStructured(value, body.length)));
}

function whenJson(body: Buffer, read: (value: unknown) => Result<GivenEvents>): Result<GivenEvents> {
  const json = readJsonBytes(body);
  return json.ok ? read(json.value) : json;
}

function readBatch(value: unknown): Result<GivenEvents> {
  if (!Array.isArray(value)) return refuse(malformed('REQUEST.INVALID', 'A batch is a JSON array of events.'));
  if (value.length > batchSizeMax) return refuse(malformed('EVENT.BATCH_TOO_LARGE', `A batch holds at most ${batchSizeMax} events.`));
  return ok({ mode: 'batch', events: value.map((item: unknown) => structuredEvent(item)) });
}

const readStructured = (value: unknown, bytesGiven: number): Result<GivenEvents> => ok({ mode: 'single', events: [structuredEvent(value, bytesGiven)] });

function readBinary(headers: EventsRequest['headers'], body: Buffer): Result<GivenEvents> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce-') && value !== undefined) attributes[name.slice(3)] = headerValue(String(value));
  }
  const event = binaryEvent(attributes, body);
  return event.ok ? ok({ mode: 'single', events: [event.value] }) : event;
}

/** Header values are percent-encoded UTF-8 (binding, section 3.1.3.2); one that cannot be decoded stays as it is. */
function headerValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
