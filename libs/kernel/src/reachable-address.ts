import { isIP } from 'node:net';

/** Names and addresses that mean "this machine" or "this house"; nobody outside can call them. */
const HOME = /(^|\.)(localhost|local|internal|lan|home|test|example|invalid|localdomain)$/;
const HOME_V4 = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Whether anybody outside can reach this address at all, as far as can be told from here. */
export function isReachableFromOutside(publicUrl: string): boolean {
  const host = URL.parse(publicUrl)?.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === undefined || host === '') return false;
  if (isIP(host) === 4) return !HOME_V4.test(host);
  if (isIP(host) === 6) return !/^(::1?$|f[cd]|fe[89a-f])/.test(host);
  return host.includes('.') && !HOME.test(host);
}
