import { isReachableFromOutside } from '@messaging/kernel';
import type { CallbackDoor } from './callback-port.js';

/** The address of one of our doors, as a vendor is told it. */
export interface DoorAddress {
  readonly door: string;
  readonly accountId: string;
  readonly kind: CallbackDoor;
}

/** Where a vendor calls an account: PUBLIC_URL with its path, then the door. */
export const doorUrl = (publicUrl: string, { door, accountId, kind }: DoorAddress): string =>
  [publicUrl.replace(/\/+$/, ''), 'webhooks', door, accountId, ...(kind === 'all' ? [] : [kind])].join('/');

/**
 * The URL that goes with every message; undefined where it would only make the vendor refuse it: Twilio takes no URL of
 * this machine (21609). An operator's own base URL may lead to somebody who can reach us all the same.
 */
export function callbackUrl({ publicUrl }: { readonly publicUrl: string }, { isVendorsOwn, ...door }: DoorAddress & { readonly isVendorsOwn: boolean }): string | undefined {
  return !isVendorsOwn || isReachableFromOutside(publicUrl) ? doorUrl(publicUrl, door) : undefined;
}
