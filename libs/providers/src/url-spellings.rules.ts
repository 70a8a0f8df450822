/** `%2b` and `%2B` are one byte; some vendors and proxies write the one, some the other. */
const PERCENT = /%[0-9a-fA-F]{2}/g;

/**
 * The URLs that name the very place an URL names (RFC 3986 sections 6.2.2 and 6.2.3), itself first: scheme and host in small
 * letters, the scheme's own port said or not, percent-encoding in capitals or not. Vendors sign the address as their HTTP
 * library writes it, we know it as PUBLIC_URL and a proxy wrote it. Another scheme, path or query is another place.
 */
export function urlSpellings(url: string): string[] {
  const [, scheme, authority, rest] = /^(https?):\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  const parsed = URL.parse(url);
  if (scheme === undefined || authority === undefined || rest === undefined || parsed === null) return [url];
  const hosts = parsed.port === '' ? [authority, authority.replace(/:\d*$/, ''), parsed.host] : [authority, parsed.host];
  const ported = parsed.port === '' ? hosts.map((host) => `${host.replace(/:\d*$/, '')}:${parsed.protocol === 'https:' ? 443 : 80}`) : [];
  const origins = [scheme, scheme.toLowerCase()].flatMap((name) => [...hosts, ...ported].map((host) => `${name}://${host}`));
  const rests = [rest, rest.replace(PERCENT, (byte) => byte.toUpperCase()), rest.replace(PERCENT, (byte) => byte.toLowerCase()), parsed.href.slice(parsed.href.indexOf('/', 'https://'.length))];
  return [...new Set([url, ...origins.flatMap((origin) => rests.map((each) => origin + each))])];
}
