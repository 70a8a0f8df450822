import { schemaName, type EnvelopeHeaders, type MessageDefinition } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { z } from 'zod';
import { bundled, bundleOf } from './bundle.js';
import { insertOutboxRows, type NewOutboxRow } from './outbox.sql.js';

/** EVENTING.md section 10: larger content is passed by reference. */
export const payloadBytesMax = 256 * 1024;

/** A message to publish. `causedBy` passes on trace and cause. */
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

/** Provides the current trace; service-kit plugs in OpenTelemetry. */
export type CurrentTrace = () => string | undefined;

/**
 * The only way to publish anything: rows written in the transaction that makes it true. A message that violates its schema
 * or is too large fails the writer's transaction.
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

  /** Appends in order. The caller holds a lock on the aggregate named by the key, so the order per key is the commit order. */
  async add(tx: Tx, publications: readonly Publication[]): Promise<void> {
    if (publications.length === 0) return;
    await insertOutboxRows(tx, this.rows(publications));
    tx.onCommit(() => this.appended());
  }

  /** Validated rows, several events in one where they may (`bundled`), for a statement that writes them together with its own changes; call `appended` after its commit. */
  rows(publications: readonly Publication[]): NewOutboxRow[] {
    return bundled(publications.map((publication) => this.#row(publication)));
  }

  /** One row for all of them, however many; of one topic and hub. */
  together(publications: readonly [Publication, ...Publication[]]): NewOutboxRow {
    return bundleOf(publications.map((publication) => this.#row(publication)));
  }

  /** Notes that rows were committed, so that the sequencer can stamp them. */
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
      events: 1,
    };
  }
}
