import { isIPv6 } from 'node:net';

/**
 * Whom to count a request to: the address, and of IPv6 its /64, which is what one customer of a provider is given. IPv4
 * inside IPv6 is that IPv4.
 */
export function clientAddress(ip: string | undefined): string {
  if (ip === undefined) return 'unknown';
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(ip) ? `${expanded(ip).slice(0, 4).join(':')}::/64` : ip;
}

/** The eight groups, without leading zeros. */
function expanded(ip: string): string[] {
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()));
  const [before, after] = [groups(head), groups(tail ?? '')];
  return tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}
