import { isIP } from 'node:net';
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

/** Names and addresses that mean "this machine" or "this house"; nobody outside can call them. */
const HOME = /(^|\.)(localhost|local|internal|lan|home|test|example|invalid|localdomain)$/;
const HOME_V4 = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Whether vendors can reach this address at all, as far as can be told from here. */
export function isReachableFromOutside(publicUrl: string): boolean {
  const host = URL.parse(publicUrl)?.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === undefined || host === '') return false;
  if (isIP(host) === 4) return !HOME_V4.test(host);
  if (isIP(host) === 6) return !/^(::1?$|f[cd]|fe[89a-f])/.test(host);
  return host.includes('.') && !HOME.test(host);
}
