import fc from 'fast-check';
import type { LookupAll } from './bounded-lookup.js';
import { OutboundGuard } from './outbound-guard.js';

const answers = (...addresses: string[]): LookupAll => async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const codeOf = async (guard: OutboundGuard, host: string, port = 587, kind: 'smtp' | 'http' = 'smtp') => {
  const result = await guard.resolve(host, port, kind);
  return result.ok ? `${result.value.address}${result.value.allowed ? ' allowed' : ''}` : result.problem.code;
};

describe('the outbound guard', () => {
  it.each([
    '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '１２７.0.0.1', '127.0.0.1.',
    '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '0', '224.0.0.1', '255.255.255.255',
    '::1', '[::1]', '::', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::a00:1', '64:ff9b::127.0.0.1', '64:ff9b:1::a00:1', '::ffff:0:127.0.0.1', '2001::1', '2001:2::1', '2002:7f00:1::', '2002:a9fe:a9fe::', 'fe80::1', 'fe80::1%lo', 'fd00::1', 'fd00:ec2::254', 'ff02::1', '[::ffff:a9fe:a9fe]', '0:0:0:0:0:ffff:10.0.0.1',
    'http://x', 'a b', 'user@host', 'host:25', '', 'a%2eb',
  ])('refuses %s in any notation', async (host) => {
    expect(await codeOf(new OutboundGuard([], answers('127.0.0.1')), host)).toBe('OUTBOUND.ADDRESS_REFUSED');
  });

  it('says by whom, and where, a private address can be let in', async () => {
    const refused = await new OutboundGuard([], answers('127.0.0.1')).resolve('localhost', 443, 'http');
    expect(refused).toMatchObject({ ok: false, problem: { detail: 'localhost is not a public address: it can be reached only if the operator of the platform lists it in OUTBOUND_ALLOW.' } });
  });

  it('pins a public name to the address that was checked, IPv4 first', async () => {
    const guard = new OutboundGuard([], answers('2606:4700::1', '1.1.1.1'));
    expect(await guard.resolve('Mail.Example.com.', 587, 'smtp')).toEqual({
      ok: true,
      value: { address: '1.1.1.1', family: 4, servername: 'mail.example.com', allowed: false },
    });
  });

  it('refuses a name when any of its addresses is private', async () => {
    expect(await codeOf(new OutboundGuard([], answers('1.1.1.1', '10.0.0.7')), 'rebind.example')).toBe('OUTBOUND.ADDRESS_REFUSED');
    expect(await codeOf(new OutboundGuard([], answers('1.1.1.1', '::1')), 'rebind.example')).toBe('OUTBOUND.ADDRESS_REFUSED');
  });

  it('says when a name is not known', async () => {
    const failing: LookupAll = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await codeOf(new OutboundGuard([], failing), 'nowhere.example')).toBe('OUTBOUND.NAME_UNKNOWN');
    expect(await codeOf(new OutboundGuard([], failing), 'nowhere.example', 25)).toBe('OUTBOUND.PORT_REFUSED');
    expect(await codeOf(new OutboundGuard(['10.0.0.0/8'], failing), 'relay.internal', 25)).toBe('OUTBOUND.NAME_UNKNOWN');
  });

  it('opens only the mail ports for mail, any port for http', async () => {
    const guard = new OutboundGuard([], answers('1.1.1.1'));
    for (const port of [465, 587, 2525]) expect(await codeOf(guard, 'a.example', port)).toBe('1.1.1.1');
    for (const port of [25, 22, 5432]) expect(await codeOf(guard, 'a.example', port)).toBe('OUTBOUND.PORT_REFUSED');
    expect(await codeOf(guard, 'a.example', 8443, 'http')).toBe('1.1.1.1');
  });

  it('lets a listed host, address or network pass on any port', async () => {
    expect(await codeOf(new OutboundGuard(['relay.internal'], answers('10.0.0.7')), 'relay.internal', 25)).toBe('10.0.0.7 allowed');
    expect(await codeOf(new OutboundGuard(['10.0.0.0/8'], answers('10.0.0.7')), 'relay.internal', 25)).toBe('10.0.0.7 allowed');
    expect(await codeOf(new OutboundGuard(['10.0.0.8'], answers('10.0.0.7')), 'relay.internal', 25)).toBe('OUTBOUND.ADDRESS_REFUSED');
  });

  it.each(['localhost', '127.0.0.1', '::1'])('takes %s in the list for the whole loopback', async (entry) => {
    const guard = new OutboundGuard([entry]);
    expect(await codeOf(guard, '127.0.0.1', 1025)).toBe('127.0.0.1 allowed');
    expect(await codeOf(guard, 'localhost', 1025)).toMatch(/^(127\.0\.0\.1|::1) allowed$/);
    expect(await codeOf(guard, '::1', 1025)).toBe('::1 allowed');
    expect(await codeOf(guard, '10.0.0.1')).toBe('OUTBOUND.ADDRESS_REFUSED');
  });

  it('never lets a private IPv4 address through, however it is written', async () => {
    const guard = new OutboundGuard([], async () => []);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(10, 127), fc.nat(0xffffff), fc.nat(3), async (net, rest, form) => {
        const value = net * 2 ** 24 + rest;
        const written = [String(value), `0x${value.toString(16)}`, `0${value.toString(8)}`, `${net}.${rest}`][form] ?? '';
        expect(await codeOf(guard, written)).toBe('OUTBOUND.ADDRESS_REFUSED');
      }),
      { numRuns: 200 },
    );
  });
});
