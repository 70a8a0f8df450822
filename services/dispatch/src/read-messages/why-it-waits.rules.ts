import type { Pause } from '../pause-sending/pauses.sql.js';
import type { MessageRow } from './message-view.js';

/** What stops a channel, or all of them. */
export type Standstill = Pick<Pause, 'scope' | 'reasonCode' | 'reasonDetail'> & { readonly provider?: string | null };

/** `SENDING=hold`: said in the environment of the process, so it stands in no table, and with no message. */
export const heldByOperator: Standstill = { scope: 'all', reasonCode: 'SENDING.HELD_BY_OPERATOR', reasonDetail: 'The operator has put all sending on hold (SENDING=hold).' };

/** Queued, due, and without a reason of its own. */
export const waitsForItsTurn = (row: Pick<MessageRow, 'status' | 'direction' | 'reason_code' | 'send_at'>, now: Date): boolean =>
  row.direction === 'outbound' && row.status === 'queued' && row.reason_code === null && (row.send_at === null || row.send_at <= now);

/** A message that waits with its whole channel is not touched in the meantime: the reason stands with the channel. */
export function withWhyItWaits(row: MessageRow, standstills: readonly Standstill[], now: Date): MessageRow {
  const stop = waitsForItsTurn(row, now) ? standstills.find(({ scope }) => scope === 'all' || scope === row.channel) : undefined;
  return stop ? { ...row, reason_code: stop.reasonCode, reason_detail: stop.reasonDetail, provider_refusing: stop.provider ?? null } : row;
}
