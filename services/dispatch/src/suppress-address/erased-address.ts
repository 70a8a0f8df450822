import { addressHash } from '@messaging/audience';
import type { Channel } from '@messaging/contracts';

/** A closed address whose owner was erased: it stays closed, and nobody can read it any more. */
const mark = 'sha256:';
export const erasedAddress = (hubId: string, channel: Channel, address: string): string => `${mark}${addressHash(hubId, channel, address)}`;

/** The hash of an erased address; undefined of one that can still be read. */
export const readHash = (address: string): string | undefined => (address.startsWith(mark) ? address.slice(mark.length) : undefined);

/** Both forms in which an address may stand on the suppression list. */
export const suppressedForms = (hubId: string, channel: Channel, address: string): [string, string] => [address, erasedAddress(hubId, channel, address)];
