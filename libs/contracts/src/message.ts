import { z } from 'zod';
import type { Reason } from './vocabulary.js';

/** The services that may write to a topic, by the name of their schema; `erp` is the ERP itself. */
export type Writer = 'templates' | 'dispatch' | 'campaigns' | 'automations' | 'webhooks' | 'console' | 'erp';

/** A Kafka topic; in the embedded runtime, a label on outbox rows. Declared in this library only. */
export interface Topic {
  readonly name: string;
  /** Who answers for its content: commands belong to their receiver, events to their sender. */
  readonly owner: Writer;
  /** Whose outboxes carry it. */
  readonly writers: readonly Writer[];
  /** What the key is: the id whose order matters. */
  readonly key: string;
  readonly partitions: number;
  readonly retention: { readonly days: number } | 'compacted';
  readonly description: string;
}

/** One message of a topic. Additive change stays in its version; anything else is a new version beside the old. */
export interface MessageDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly version: 1;
  readonly topic: Topic;
  readonly schema: Schema;
  readonly description: string;
  readonly example: z.input<Schema>;
}

/** CloudEvents 1.0 context, with data. The same fields are Kafka headers and outbox columns. */
export interface Envelope<Type extends string = string, Data = unknown> {
  /** Unique for ever. An ERP event's is UUIDv5(hub, source, id), the same by HTTP and by Kafka. */
  readonly id: string;
  readonly type: Type;
  /** `/<service>`, or what the ERP calls itself. */
  readonly source: string;
  /** When it became true (for ERP events: their own `time`, or arrival). */
  readonly time: Date;
  readonly hubId: string;
  readonly key: string;
  readonly topic: string;
  readonly headers: EnvelopeHeaders;
  readonly data: Data;
  /** Set when a message on the log is no event that can be read: consumers park it under this reason, whatever its type. */
  readonly unreadable?: Reason;
}

/** Extension attributes. */
export interface EnvelopeHeaders {
  readonly traceparent?: string;
  /** Id of the event that caused this one. */
  readonly causationid?: string;
  /** The ERP's own event id, as it was given. */
  readonly sourceid?: string;
  /** `"true"`: fills projections and never triggers. */
  readonly backfill?: string;
}

/** The envelope type that belongs to a definition. */
export type EnvelopeOf<Definition> = Definition extends MessageDefinition<infer Type, infer Schema> ? Envelope<Type, z.output<Schema>> : never;

/** Declares a topic. */
export const defineTopic = (topic: Topic): Topic => topic;

/** Declares a message of a topic; the example must satisfy the schema (checked by this library's spec). */
export function defineMessage<Type extends string, Schema extends z.ZodType>(
  definition: MessageDefinition<Type, Schema>,
): MessageDefinition<Type, Schema> {
  return definition;
}

/** The data schema's identity, as CloudEvents `dataschema`. */
export const schemaName = (definition: MessageDefinition): string => `${definition.type}.v${definition.version}`;
