import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ok, refuse, type Result } from '@messaging/kernel';
import { BoundedLookup, type LookupAll } from './bounded-lookup.js';

/** Where a connection may go: the socket connects to `address`, TLS checks the certificate against `servername`. */
export interface OutboundAddress {
  readonly address: string;
  readonly family: 4 | 6;
  /** The name as given, in its canonical form; an address literal stands for itself. */
  readonly servername: string;
  /** True when the operator listed this host or address: then any port, and credentials without TLS, are his decision. */
  readonly allowed: boolean;
}

/** One for the process: what it guards is the process's threads. */
const names = new BoundedLookup((host) => lookup(host, { all: true }));

const SMTP_PORTS: readonly number[] = [465, 587, 2525];

/** IANA special-purpose registries (RFC 6890 and later): nothing in here is a public host. */
const SPECIAL_V4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  '224.0.0.0/4', '240.0.0.0/4',
];
/** The transition forms (v4-compatible, v4-mapped, v4-translated, NAT64, Teredo, 6to4) can smuggle any IPv4 address, so all are refused. */
const SPECIAL_V6 = [
  '::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16',
  '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
];
const LOOPBACK_ENTRIES = ['localhost', '127.0.0.1', '::1'];

/**
 * Keeps a hub's settings from reaching into our own network (SSRF): a host is resolved once, every address it has is
 * checked, and the caller connects to exactly the address that was checked (no second lookup, so no DNS rebinding).
 */
export class OutboundGuard {
  readonly #names = new Set<string>();
  readonly #allowed = new AddressSet([]);
  readonly #special = new AddressSet([...SPECIAL_V4, ...SPECIAL_V6]);
  readonly #lookup: LookupAll;

  /** `allow` holds host names, addresses and CIDRs; `localhost`, `127.0.0.1` or `::1` stand for the whole loopback. `lookupAll` is injected in tests. */
  constructor(allow: readonly string[] = [], lookupAll: LookupAll = (host) => names.of(host)) {
    this.#lookup = lookupAll;
    for (const entry of allow.map((each) => each.trim().toLowerCase()).filter((each) => each !== '')) this.#allow(entry);
  }

  /** The one address to connect to, or why not. `NAME_UNKNOWN` may heal, the other refusals do not. */
  async resolve(host: string, port: number, kind: 'smtp' | 'http'): Promise<Result<OutboundAddress>> {
    const name = canonicalHost(host);
    if (name === undefined) return refuseAddress(host);
    const listed = this.#names.has(name);
    const isClosed = kind === 'smtp' && !SMTP_PORTS.includes(port);
    if (isClosed && !listed && this.#allowed.isEmpty) return refusePort(port); // no address could open it: said also while the name has none
    const found = await this.#addresses(name);
    const [first] = found;
    if (first === undefined) {
      return refuse({ kind: 'unavailable', code: 'OUTBOUND.NAME_UNKNOWN', detail: `The host name ${name} has no address at the moment.` });
    }
    if (!listed && !found.every((each) => this.#mayConnect(each.address))) return refuseAddress(name);
    const allowed = listed || found.every((each) => this.#allowed.has(each.address));
    if (isClosed && !allowed) return refusePort(port);
    return ok({ address: first.address, family: first.family, servername: name, allowed });
  }

  #mayConnect(address: string): boolean {
    return this.#allowed.has(address) || !this.#special.has(address);
  }

  /** IPv4 first: a machine without an IPv6 route is common, and we connect to one address only. */
  async #addresses(name: string): Promise<{ address: string; family: 4 | 6 }[]> {
    const family = isIP(name);
    if (family !== 0) return [{ address: name, family: family === 4 ? 4 : 6 }];
    const found = await this.#lookup(name).catch(() => []);
    return found
      .map(({ address }) => ({ address, family: isIP(address) === 4 ? (4 as const) : (6 as const) }))
      .sort((a, b) => a.family - b.family);
  }

  #allow(entry: string): void {
    if (LOOPBACK_ENTRIES.includes(entry)) {
      this.#names.add('localhost');
      this.#allowed.add('127.0.0.0/8');
      this.#allowed.add('::1/128');
    } else if (entry.includes('/') || isIP(entry) !== 0) this.#allowed.add(entry);
    else this.#names.add(canonicalHost(entry) ?? entry);
  }
}

const refusePort = (port: number) =>
  refuse({ kind: 'rule', code: 'OUTBOUND.PORT_REFUSED', detail: `Port ${port} is not open for mail; use ${SMTP_PORTS.join(', ')}.` });

const refuseAddress = (host: string) =>
  refuse({ kind: 'rule', code: 'OUTBOUND.ADDRESS_REFUSED', detail: `${host.slice(0, 255)} is not a public address: it can be reached only if the operator of the platform lists it in OUTBOUND_ALLOW.` });

/**
 * A host in the one form that a resolver would read: WHATWG parsing turns 2130706433, 0x7f.1, 0177.0.0.1 and
 * full-width digits into 127.0.0.1, so that no other notation slips past the check. Undefined when it is no host.
 */
function canonicalHost(host: string): string | undefined {
  const bare = host.trim().replace(/\.$/, '');
  if (bare === '' || bare.length > 253 || /[\s/\\?#@%]/.test(bare)) return undefined;
  const literal = isIP(bare) === 6 ? `[${bare}]` : bare;
  if (literal.includes(':') && !literal.startsWith('[')) return undefined;
  const url = URL.parse(`http://${literal}/`);
  if (url === null || url.port !== '' || url.hostname === '') return undefined;
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/**
 * Two block lists, one per family: a single `net.BlockList` compares an IPv4 address with IPv6 rules in its mapped
 * form, and then `::ffff:0:0/96` would match every IPv4 address.
 */
class AddressSet {
  readonly #v4 = new BlockList();
  readonly #v6 = new BlockList();

  get isEmpty(): boolean {
    return this.#v4.rules.length === 0 && this.#v6.rules.length === 0;
  }

  constructor(entries: readonly string[]) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: string): void {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    const length = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix);
    if (family === 0 || !Number.isInteger(length)) throw new Error(`not an address or CIDR: ${entry}`);
    if (family === 4) this.#v4.addSubnet(address, length, 'ipv4');
    else this.#v6.addSubnet(address, length, 'ipv6');
  }

  has(address: string): boolean {
    return isIP(address) === 4 ? this.#v4.check(address, 'ipv4') : this.#v6.check(address, 'ipv6');
  }
}
