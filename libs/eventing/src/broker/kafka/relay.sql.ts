import type { Database } from '@messaging/persistence';
import type { RelayRow } from './encode-message.rules.js';

/** Rows in one send; more bring nothing: 84 k events/s at 500, 52 k at 100 (EVENTING.md section 4). */
export const relayRowsMax = 500;
/** What a record takes besides its payload: its key and headers. */
export const recordBytes = 400;

/**
 * Stamped rows behind a position, in order. The payload comes as text: it is sent as it is. Ends early before `bytesMax`
 * are over, never before the first row: a broker takes a record batch of 1 MiB.
 */
export async function readStamped(source: Database, query: { afterPos: number; bytesMax: number }): Promise<RelayRow[]> {
  return source.query<RelayRow & Record<string, unknown>>(
    `select pos, event_id, topic, key, type, source, hub_id, time, headers, payload from (
       select pos, event_id, topic, key, type, source, hub_id, time, headers, payload::text as payload,
              sum(octet_length(payload::text) + ${recordBytes} * events) over (order by pos) as bytes, row_number() over (order by pos) as n
       from (select * from outbox where pos > $1 order by pos limit ${relayRowsMax}) o) r
     where bytes <= $2 or n = 1 order by pos`,
    [query.afterPos, query.bytesMax],
  );
}

/** Stamped rows that were not sent yet: positions are dense, so this is a subtraction. */
export async function unsentRows(source: Database, pos: number): Promise<{ unsent: number; unstamped: number }> {
  const [row] = await source.query<{ unsent: number; unstamped: number }>(
    `select greatest(0, coalesce((select pos from outbox_head), 0) - $1)::int as unsent, (select count(*) from outbox where pos is null)::int as unstamped`,
    [pos],
  );
  return row ?? { unsent: 0, unstamped: 0 };
}
