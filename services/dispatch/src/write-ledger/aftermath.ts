import type { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { addressKey } from '../addresses/address.rules.js';
import { noteUnknownCalls } from '../look-up-unknown/unknown-calls.sql.js';
import { closeWindows } from '../open-whatsapp-window/whatsapp-window.sql.js';
import { noteAliases } from '../open-whatsapp-window/whatsapp-alias.sql.js';
import type { Closing } from '../suppress-address/closing.rules.js';
import { closeByFailure } from '../suppress-address/close-by-failure.js';
import type { MessageResult } from './outcome-recorder.js';

/** Side effects of a call, besides its message's state. */
export interface Aftermath {
  readonly closes?: Closing;
  /** WhatsApp's window is closed, contrary to what we assumed. */
  readonly closesWindow?: true;
  /** The address under which the provider knows the person. */
  readonly reachedAt?: string;
  /** The outcome of the call is unknown: ask the provider. */
  readonly isUnknown?: true;
}

/** Writes the side effects in the transaction of the results. */
export async function writeAftermath(tx: Tx, outbox: Outbox, results: readonly MessageResult[]): Promise<void> {
  await noteUnknownCalls(tx, results.flatMap(({ aftermath, result: { attemptId } }) => (aftermath?.isUnknown && attemptId !== null ? [attemptId] : [])));
  await closeWindows(tx, results.flatMap((result) => (result.aftermath?.closesWindow ? placeOf(result) : [])));
  await noteAliases(tx, results.flatMap((result) => {
    const alias = result.aftermath?.reachedAt;
    return alias === undefined ? [] : placeOf(result).map((place) => ({ ...place, alias }));
  }));
  await closeByFailure(tx, outbox, results.flatMap((result) => {
    const { aftermath, result: { reasonCode, reasonDetail } } = result;
    const closing = aftermath?.closes;
    return closing ? placeOf(result).map((place) => ({ ...place, closing, reasonCode: reasonCode ?? '', reasonDetail: reasonDetail ?? '' })) : [];
  }));
}

function placeOf({ message: { hubId, channel }, result: { toAddress } }: MessageResult): { hubId: string; channel: MessageResult['message']['channel']; address: string }[] {
  return toAddress === null ? [] : [{ hubId, channel, address: addressKey(channel, toAddress) }];
}
