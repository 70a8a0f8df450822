import { addressHash } from '@messaging/audience';
import type { Channel } from '@messaging/contracts';

/** A closed address whose owner was erased: it stays closed, and nobody can read it any more. */
export const erasedAddress = (hubId: string, channel: Channel, address: string): string => `sha256:${addressHash(hubId, channel, address)}`;

/** Both forms in which an address may stand on the suppression list. */
export const suppressedForms = (hubId: string, channel: Channel, address: string): [string, string] => [address, erasedAddress(hubId, channel, address)];
