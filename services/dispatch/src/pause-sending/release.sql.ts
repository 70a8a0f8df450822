import type { Channel } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { heldUntil } from '../gate-campaign/gate.sql.js';
import type { Turn } from '../send-message/send-turns.js';

/** Messages that are looked at again at once; the rest follow at the end of their wait, a minute at most. */
const releasedMax = 20_000;
/** What a message that was put back for its channel's sake waits for. */
const waitedFor = ['PROVIDER.ACCOUNT', 'PROVIDER.FAILING', 'CHANNEL.NOT_CONFIGURED', 'SENDING.HELD', 'HUB.SUSPENDED'] as const;

/** What was put back because its channel stood still is due now, or once its paused campaign goes on; returns the turns to tell of. */
export async function releaseWaiting(database: Database, hubId: string, channels: readonly Channel[]): Promise<Turn[]> {
  if (channels.length === 0) return [];
  await database.query(
    `update send_queue q set next_at = case when q.next_at < $5 then now() else q.next_at end, due_at = null from (
       select message_id from send_queue w join message m on m.id = w.message_id
       where w.phase in ('queued', 'undelivered') and w.channel = any($2::text[]) and w.lane = any('{priority,bulk}') and w.hub_id = $1
         and w.next_at > now() and m.reason_code = any($3::text[]) limit $4 for update of w skip locked) r
     where q.message_id = r.message_id`,
    [hubId, channels, waitedFor, releasedMax, heldUntil],
  );
  return channels.map((channel) => ({ hubId, channel }));
}
