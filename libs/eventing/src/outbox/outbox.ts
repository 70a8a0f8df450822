import { schemaName, type EnvelopeHeaders, type MessageDefinition } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { z } from 'zod';
import { insertOutboxRows, type NewOutboxRow } from './outbox.sql.js';

/** EVENTING.md section 10: larger content goes by reference. */
export const payloadBytesMax = 256 * 1024;

/** A message to publish. `causedBy` hands on trace and cause. */
export interface Publication<Definition extends MessageDefinition = MessageDefinition> {
  readonly message: Definition;
  readonly hubId: string;
  readonly key: string;
  readonly data: z.input<Definition['schema']>;
  /** A fixed id makes a second publication of the same fact invisible to consumers. */
  readonly id?: string;
  readonly time?: Date;
  readonly source?: string;
  /** The concrete type of a family such as `custom.*`. */
  readonly type?: string;
  readonly headers?: EnvelopeHeaders;
  readonly causedBy?: { readonly id: string; readonly headers: EnvelopeHeaders };
}

/** Where the present trace comes from; service-kit plugs OpenTelemetry in. */
export type CurrentTrace = () => string | undefined;

/**
 * The only way to say anything: rows in the transaction that makes it true. A message that breaks its own schema, or
 * is too large, fails the writer's transaction.
 */
export class Outbox {
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly service: string,
    private readonly currentTrace: CurrentTrace = () => undefined,
  ) {}

  /** Called after each commit that added rows. */
  onAppended(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Appends in order. The caller has locked the aggregate that the key names, so order per key is commit order. */
  async add(tx: Tx, publications: readonly Publication[]): Promise<void> {
    if (publications.length === 0) return;
    await insertOutboxRows(tx, this.rows(publications));
    tx.onCommit(() => this.appended());
  }

  /** Checked rows, for a statement that writes them beside its own changes; call `appended` after its commit. */
  rows(publications: readonly Publication[]): NewOutboxRow[] {
    return publications.map((publication) => this.#row(publication));
  }

  /** Rows were committed: the sequencer may look. */
  appended(): void {
    for (const listener of this.#listeners) listener();
  }

  #row(publication: Publication): NewOutboxRow {
    const { message, causedBy } = publication;
    const payload = JSON.stringify(message.schema.parse(publication.data));
    if (Buffer.byteLength(payload) > payloadBytesMax) throw new Error(`${schemaName(message)} of ${payload.length} characters is over ${payloadBytesMax} bytes`);
    const traceparent = publication.headers?.traceparent ?? this.currentTrace() ?? causedBy?.headers.traceparent;
    const headers: EnvelopeHeaders = { ...publication.headers, ...(traceparent && { traceparent }), ...(causedBy && { causationid: causedBy.id }) };
    return {
      eventId: publication.id ?? newId(),
      topic: message.topic.name,
      key: publication.key,
      type: publication.type ?? message.type,
      source: publication.source ?? `/${this.service}`,
      hubId: publication.hubId,
      time: publication.time ?? new Date(),
      headers: JSON.stringify(headers),
      payload,
    };
  }
}
