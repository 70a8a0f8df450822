import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Messages of a hub that wait to leave by a channel, in all lanes. */
export async function countWaiting(tx: Tx, hubId: string, channel: Channel): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`select count(*)::int as n from send_queue where channel = $1 and hub_id = $2 and phase in ('queued', 'undelivered')`, [channel, hubId]);
  return row?.n ?? 0;
}
