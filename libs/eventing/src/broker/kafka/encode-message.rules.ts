import type { EnvelopeHeaders, Writer } from '@messaging/contracts';

/** A stamped outbox row as the relay reads it; the payload stays the text that PostgreSQL returns. */
export interface RelayRow {
  readonly pos: number;
  readonly event_id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly source: string;
  readonly hub_id: string;
  readonly time: Date;
  readonly headers: EnvelopeHeaders;
  readonly payload: string;
}

/** The header that holds an event's type. */
export const typeHeader = 'ce_type';

/** Attributes that are our own extensions travel as `ce_<name>`. */
export const extensions = ['causationid', 'sourceid', 'backfill'] as const;

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes as headers, JSON data as value. On the ERP's topic an event carries
 * the ERP's own id, as if the ERP had published it itself; readers derive our id from it.
 */
export function encodeHeaders(row: RelayRow, owner: Writer | undefined): Record<string, string> {
  const { traceparent, ...given } = row.headers;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: owner === 'erp' ? (given.sourceid ?? row.event_id) : row.event_id,
    ce_source: row.source,
    [typeHeader]: row.type,
    ce_time: row.time.toISOString(),
    ce_hubid: row.hub_id,
  };
  if (traceparent !== undefined) headers['traceparent'] = traceparent;
  for (const name of extensions) {
    const value = given[name];
    if (value !== undefined && !(owner === 'erp' && name === 'sourceid')) headers[`ce_${name}`] = value;
  }
  return headers;
}
