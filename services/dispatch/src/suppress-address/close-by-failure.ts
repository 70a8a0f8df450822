import type { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { closeAddresses } from './close-addresses.js';
import type { Closing } from './closing.rules.js';
import type { AddressPlace } from './own-consent.sql.js';
import { countStrikes } from './strikes.sql.js';

/** An address that a provider's failure speaks against. */
export interface FailedAddress extends AddressPlace {
  readonly closing: Closing;
  readonly reasonCode: string;
  readonly reasonDetail: string;
}

/** Closes addresses by what providers said of them: at once, for a time, or when it comes again and again. */
export async function closeByFailure(tx: Tx, outbox: Outbox, failed: readonly FailedAddress[]): Promise<void> {
  if (failed.length === 0) return;
  const struck = failed.filter(({ closing: { strikes = 1 } }) => strikes > 1);
  const counts = await countStrikes(tx, struck);
  const isOut = (each: FailedAddress): boolean => (each.closing.strikes ?? 1) <= (counts.get(each) ?? 1);
  await closeAddresses(tx, outbox, failed.filter(isOut).map(({ hubId, channel, address, closing: { scope, forMs }, reasonCode, reasonDetail }) => ({
    hubId, channel, address, scope, reasonCode, reasonDetail, endsAt: forMs === undefined ? null : new Date(Date.now() + forMs),
  })));
}
