import type { Channel } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { keepTurns } from '../src/send-message/turns.sql.js';

/** A statement of more would run into the time limit of statements. */
const copiesMax = 25_000;

/** Queues as many copies of an accepted message in the bulk lane, each to an address of its own, due now: faster than asking for each. */
export async function queueCopies(database: Database, messageId: string, count: number): Promise<void> {
  const [row] = await database.query<{ channel: Channel; hub_id: string }>('select channel, hub_id from message where id = $1', [messageId]);
  if (!row) throw new Error('no such message');
  const [{ columns } = { columns: '' }] = await database.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
     where attrelid = 'message'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('id', 'to_address')`,
  );
  const address = row.channel === 'email' ? `'copy-' || n || '@example.com'` : `'+346' || lpad(n::text, 8, '0')`;
  for (let first = 1; first <= count; first += copiesMax) {
    await database.query(
      `with copies as (
         insert into message (id, to_address, ${columns}) select gen_random_uuid(), ${address}, ${columns}
         from message m, generate_series($2::int, $3::int) n where m.id = $1 returning id, hub_id, channel)
       insert into send_queue (message_id, hub_id, channel, lane, next_at) select id, hub_id, channel, 'bulk', now() from copies`,
      [messageId, first, Math.min(count, first + copiesMax - 1)],
    );
  }
  await keepTurns(database, [{ channel: row.channel, hubId: row.hub_id }]);
}
