import { topics, type EnvelopeHeaders } from '@messaging/contracts';
import type { NewOutboxRow } from './outbox.sql.js';

/**
 * A bundle: one row of the outbox that holds several events of one topic and hub, written in one commit (ADR 34). Readers
 * and the relay take it apart again, so nobody behind the log sees one. A row costs six index entries and two versions,
 * whatever it says: to write and place 38 events took PostgreSQL 57 µs each singly, 18 as a bundle.
 */
export const bundleType = 'bundle';

/** At most this many events and characters in one bundle: a reader takes a row whole. */
export const bundleEventsMax = 200;
const bundleCharsMax = 64 * 1024;
/** A larger event says many things by itself, and its readers limit how many they take at once. */
const bundledCharsMax = 8 * 1024;

/** A compacted topic keeps the newest row of each key, so each of its events is a row. */
const compacted = new Set(topics.filter(({ retention }) => retention === 'compacted').map(({ name }) => name));

/** An event inside of a bundle. What is absent is as in the row: its source, no headers. */
interface BundledEvent {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly source?: string;
  /** RFC 3339. */
  readonly time: string;
  /** JSON. */
  readonly headers?: string;
  /** JSON, as text: PostgreSQL keeps it unread, and the relay sends it as it is. */
  readonly data: string;
}

/** A row as it is read: an event, or a bundle of them. */
export interface StoredRow {
  readonly event_id: string;
  readonly key: string;
  readonly type: string;
  readonly source: string;
  readonly time: Date;
  readonly headers: EnvelopeHeaders;
  /** The data of an event, parsed or as JSON text; of a bundle what `bundleOf` wrote. */
  readonly payload: unknown;
}

/** Rows of one commit, those that may stand together in bundles. Events of one topic and hub keep their order. */
export function bundled(rows: readonly NewOutboxRow[]): NewOutboxRow[] {
  const written: NewOutboxRow[] = [];
  const open = new Map<string, { rows: NewOutboxRow[]; chars: number }>();
  const close = (place: string): void => {
    const bundle = open.get(place);
    if (bundle) written.push(bundleOf(bundle.rows));
    open.delete(place);
  };
  for (const row of rows) {
    const place = `${row.topic}|${row.hubId}`;
    if (!mayBeBundled(row)) {
      close(place);
      written.push(row);
      continue;
    }
    const before = open.get(place);
    if (before && (before.rows.length >= bundleEventsMax || before.chars + row.payload.length > bundleCharsMax)) close(place);
    const bundle = open.get(place) ?? { rows: [], chars: 0 };
    bundle.rows.push(row);
    bundle.chars += row.payload.length;
    open.set(place, bundle);
  }
  for (const place of [...open.keys()]) close(place);
  return written;
}

const mayBeBundled = ({ topic, payload }: NewOutboxRow): boolean => !compacted.has(topic) && payload.length <= bundledCharsMax;

/** One row for all. */
export function bundleOf(rows: readonly NewOutboxRow[]): NewOutboxRow {
  const [first] = rows;
  if (!first) throw new Error('a bundle of nothing');
  if (rows.length === 1) return first;
  const events = rows.map(({ eventId: id, key, type, source, time, headers, payload: data }): BundledEvent => ({
    id, key, type, time: time.toISOString(), ...(source !== first.source && { source }), ...(headers !== '{}' && { headers }), data,
  }));
  return { ...first, type: bundleType, headers: '{}', payload: JSON.stringify(events), events: rows.length };
}

/** The events of a row whose payload is parsed, in order, each a row as if it had been written singly. */
export const eventsOf = <Row extends StoredRow>(row: Row): Row[] =>
  row.type === bundleType ? apart(row, row.payload as readonly BundledEvent[], (data) => JSON.parse(data) as unknown) : [row];

/** The same of a row whose payload is text, and stays it. */
export const recordsOf = <Row extends StoredRow & { readonly payload: string }>(row: Row): Row[] =>
  row.type === bundleType ? apart(row, JSON.parse(row.payload) as readonly BundledEvent[], (data) => data) : [row];

const apart = <Row extends StoredRow>(row: Row, events: readonly BundledEvent[], payloadOf: (data: string) => unknown): Row[] =>
  events.map(({ id, key, type, source, time, headers, data }) => ({
    ...row, event_id: id, key, type, source: source ?? row.source, time: new Date(time),
    headers: headers === undefined ? {} : (JSON.parse(headers) as EnvelopeHeaders), payload: payloadOf(data),
  }));
