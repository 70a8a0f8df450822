import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FakeVendor } from '@messaging/testing';
import type { ChannelAdapter, OutboundMessage } from '../port.js';
import { describeAdapterConformance } from './adapter-conformance.js';

/** One vendor's adapter, and the vendor that the test controls. */
export interface HttpRig {
  readonly startVendor: () => Promise<FakeVendor>;
  readonly adapterAt: (apiUrl: string, options?: { readonly answerMs?: number; readonly connections?: number }) => ChannelAdapter;
  readonly message: OutboundMessage;
  /** A recipient that the vendor refuses. */
  readonly refusedTo: string;
  /** How many messages the vendor took. */
  readonly taken: (vendor: FakeVendor) => number;
}

/** What every adapter over HTTP promises, beside what every adapter does (DESIGN.md, invariant 3). */
export function describeHttpAdapterConformance(name: string, rig: HttpRig): void {
  describeAdapterConformance(name, async () => {
    const vendor = await rig.startVendor();
    vendor.mishap = ({ body }) => (body.includes('cut%20me') || body.includes('cut+me') || body.includes('cut me') ? { cutAfterBytes: 0 } : undefined);
    return {
      adapter: rig.adapterAt(vendor.url),
      received: () => vendor.requests.length,
      acceptable: rig.message,
      refused: { ...rig.message, to: rig.refusedTo },
      ambiguous: { ...rig.message, text: 'cut me' },
      connections: () => vendor.open(),
      stop: () => vendor.stop(),
    };
  });

  describe(`${name} says truthfully what became of a call`, () => {
    let vendor: FakeVendor;
    let adapter: ChannelAdapter;
    beforeEach(async () => {
      vendor = await rig.startVendor();
      adapter = rig.adapterAt(vendor.url, { answerMs: 1000 });
    });
    afterEach(async () => {
      await vendor.stop();
      await adapter.close();
    });
    const send = () => adapter.send(rig.message);
    const replyWith = (status: number, body: string | object, headers: Record<string, string> = {}) => {
      vendor.mishap = () => ({ reply: { status, body, headers } });
    };

    it('calls it unknown wherever the answer is cut, sends once, and names the message as soon as the part that came does', async () => {
      expect((await send()).kind).toBe('accepted');
      let named: string | undefined;
      for (let bytes = 0; ; bytes += 1) {
        const before = rig.taken(vendor);
        vendor.mishap = () => ({ cutAfterBytes: bytes });
        const outcome = await send();
        expect([bytes, rig.taken(vendor) - before]).toEqual([bytes, 1]);
        if (outcome.kind === 'accepted') break;
        expect([bytes, outcome.kind]).toEqual([bytes, 'unknown']);
        named = outcome.kind === 'unknown' ? outcome.externalId : undefined;
      }
      expect(named).toMatch(/^.{5,}$/);
    });

    it.each([500, 502, 503, 504, 408])('calls HTTP %i unknown, whatever it says', async (status) => {
      replyWith(status, { error: { code: 'x' } }, { 'Retry-After': '1' });
      expect(await send()).toMatchObject({ kind: 'unknown', failure: { class: 'AMBIGUOUS' } });
      replyWith(status, '<html>gateway</html>');
      expect((await send()).kind).toBe('unknown');
    });

    it.each([['nothing', ''], ['no JSON', '<html>ok</html>'], ['no id', '{}'], ['an id of no text', '{"sid":{},"id":[],"messages":[{}]}']])('calls a 200 with %s unknown', async (_, body) => {
      replyWith(200, body);
      expect((await send()).kind).toBe('unknown');
    });

    it('waits as long as a 429 asks, and is certain that nothing was sent', async () => {
      replyWith(429, '', { 'Retry-After': '7' });
      expect(await send()).toMatchObject({ kind: 'not_sent', failure: { class: 'RATE_LIMIT', retryAfterMs: 7000 } });
      replyWith(429, '', { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() });
      const outcome = await send();
      expect(outcome.kind === 'not_sent' && outcome.failure.retryAfterMs).toBeGreaterThan(50_000);
      replyWith(429, '', { 'Retry-After': 'soon' });
      expect(await send()).toMatchObject({ kind: 'not_sent', failure: { class: 'RATE_LIMIT' } });
    });

    it.each([[401, 'ACCOUNT'], [403, 'ACCOUNT'], [404, 'ACCOUNT'], [302, 'ACCOUNT'], [413, 'CONTENT']])('takes a bare %i for %s', async (status, failureClass) => {
      replyWith(status, '', { Location: 'http://127.0.0.1:1/' });
      expect(await send()).toMatchObject({ kind: 'not_sent', failure: { class: failureClass, code: `HTTP ${status}` } });
      expect(vendor.requests.length).toBe(1);
    });

    it('gives up a vendor that says nothing: unknown', async () => {
      vendor.mishap = () => ({ isSilent: true });
      expect(await send()).toMatchObject({ kind: 'unknown', failure: { code: 'UND_ERR_HEADERS_TIMEOUT' } });
    });

    it('knows that nothing was sent where nobody listens or TLS fails', async () => {
      const port = await freePort();
      for (const url of [`http://127.0.0.1:${port}`, vendor.url.replace('http:', 'https:'), 'http://no-such-host.invalid']) {
        const lost = rig.adapterAt(url);
        expect(await lost.send(rig.message)).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT', backoff: 'connection' } });
        await lost.close();
      }
    });

    it('keeps the path of a base URL', async () => {
      const behind = rig.adapterAt(`${vendor.url}/gateway/`);
      await behind.send(rig.message);
      expect(vendor.requests[0]?.path).toMatch(/^\/gateway\/[^/]/);
      await behind.close();
    });

    it('never shows a credential in an outcome', async () => {
      for (const status of [400, 401, 500]) {
        replyWith(status, 'no');
        expect(JSON.stringify(await send())).not.toMatch(/Bearer|Basic|AccessKey/);
      }
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}
