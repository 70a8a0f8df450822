import { deriveId, ok, refuse, type Problem, type ProblemDetail, type Result } from '@messaging/kernel';
import { z } from 'zod';
import type { EnvelopeHeaders } from '../message.js';
import { eventBytesMax, type GivenEvent } from './given-event.rules.js';

/** An event whose envelope is sound; of its data nothing is known yet. */
export interface ReceivedEvent {
  /** UUIDv5(hub, source, sourceId): the same event by HTTP or Kafka, however often, is one. */
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly time: Date;
  readonly headers: EnvelopeHeaders;
  readonly data: unknown;
}

/** Who sends, and when it arrived. `traceparent` is the request's or record's header, for events that bring none of their own. */
export interface Arrival {
  readonly hubId: string;
  readonly at: Date;
  readonly traceparent?: string | undefined;
}

const yearsAheadMax = 10;

const attribute = (charsMax: number) =>
  // CloudEvents 1.0 section 3.2 forbids control characters in every string.
  z.string().min(1).max(charsMax).regex(/^[^\u0000-\u001f\u007f-\u009f\p{Surrogate}]*$/u, 'must not hold control characters');
const Attributes = z.object({
  specversion: z.literal('1.0'),
  id: attribute(256),
  source: attribute(512),
  type: attribute(200),
  time: z.iso.datetime({ offset: true, error: 'must be a time as RFC 3339 writes it' }).optional(),
  // Anything else would be taken for "no", and a first load would write to everybody.
  backfill: z.union([z.enum(['true', 'false']), z.boolean()], { error: 'must be "true" or "false"' }).optional(),
});
const traceParent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Judges one envelope alone: what is refused here is told to the sender and not kept. */
export function readEnvelope(given: GivenEvent, arrival: Arrival): Result<ReceivedEvent> {
  if (given.problem) return refuse(given.problem);
  if (given.sizeBytes > eventBytesMax) return refuse({ kind: 'too_large', code: 'EVENT.TOO_LARGE', detail: `An event has at most ${eventBytesMax} bytes.`, extra: { limitBytes: eventBytesMax } });
  const parsed = Attributes.safeParse(given.attributes);
  if (!parsed.success) return refuse(invalid(parsed.error.issues.map((issue) => complaint(issue, given.attributes))));
  const { id: sourceId, source, type } = parsed.data;
  const time = parsed.data.time === undefined ? arrival.at : new Date(parsed.data.time);
  if (!isPlausible(time, arrival.at)) return refuse(invalid([{ pointer: '/time', code: 'FIELD.RANGE', detail: `must lie between 1970 and ${yearsAheadMax} years from now` }]));
  if (given.attributes['hubid'] !== undefined && given.attributes['hubid'] !== arrival.hubId) {
    return refuse({ kind: 'malformed', code: 'EVENT.HUB_MISMATCH', detail: 'The event names another hub than the token.', errors: [{ pointer: '/hubid', code: 'EVENT.HUB_MISMATCH', detail: "is not the token's hub" }] });
  }
  return ok({ id: deriveId(arrival.hubId, source, sourceId), source, sourceId, type, time, headers: headersOf(given, sourceId, arrival), data: given.data });
}

const invalid = (errors: readonly ProblemDetail[]): Problem => ({
  kind: 'malformed',
  code: 'EVENT.ENVELOPE_INVALID',
  detail: errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '),
  errors,
});

function complaint(issue: z.core.$ZodIssue, attributes: GivenEvent['attributes']): ProblemDetail {
  const name = String(issue.path[0]);
  const isMissing = attributes[name] === undefined;
  return { pointer: `/${name}`, code: isMissing ? 'FIELD.REQUIRED' : 'FIELD.VALUE', detail: isMissing ? 'is required' : issue.message };
}

/** Nobody books ten years ahead: such a time is a mistake of the sender's clock or of its units. */
function isPlausible(time: Date, now: Date): boolean {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + yearsAheadMax);
  return time.getTime() >= 0 && time <= latest;
}

function headersOf({ attributes }: GivenEvent, sourceid: string, arrival: Arrival): EnvelopeHeaders {
  const traceparent = [attributes['traceparent'], arrival.traceparent].find((value): value is string => typeof value === 'string' && traceParent.test(value));
  const { backfill } = attributes;
  return { sourceid, ...(traceparent !== undefined && { traceparent }), ...((backfill === 'true' || backfill === true) && { backfill: 'true' }) };
}
