import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { GuardedHttp } from './guarded-http.js';
import type { LookupAll } from './bounded-lookup.js';
import { OutboundGuard } from './outbound-guard.js';

describe('HTTP to where a hub wants', () => {
  let server: http.Server;
  let port: number;
  const seen: { host: string | undefined; path: string | undefined }[] = [];
  const made: GuardedHttp[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      seen.push({ host: request.headers.host, path: request.url });
      if (request.url === '/hang') return;
      if (request.url === '/endless') {
        response.writeHead(200);
        const flood = (): void => void (response.write('x'.repeat(65_536)) ? setImmediate(flood) : response.once('drain', flood));
        response.on('error', () => undefined);
        flood();
        return;
      }
      response.writeHead(request.url === '/moved' ? 307 : 200, { location: '/elsewhere' }).end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    seen.length = 0;
    await Promise.all(made.splice(0).map((each) => each.close()));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const guarded = (allow: string[], lookup?: LookupAll, callMs?: number): GuardedHttp => {
    const client = new GuardedHttp(new OutboundGuard(allow, lookup), callMs === undefined ? {} : { callMs });
    made.push(client);
    return client;
  };
  const post = (client: GuardedHttp, url: string) => client.post(new URL(url), { headers: { 'content-type': 'application/json' }, body: '{}' });

  it('goes to the address that was checked, whatever the name resolves to afterwards', async () => {
    let lookups = 0;
    const rebinding: LookupAll = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '10.0.0.7', family: 4 }];
    const client = guarded(['127.0.0.1'], rebinding);
    expect(await post(client, `http://shop.example:${port}/x`)).toMatchObject({ kind: 'answer', status: 200, excerpt: 'ok' });
    expect([lookups, seen]).toEqual([1, [{ host: `shop.example:${port}`, path: '/x' }]]);
  });

  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost'])('reaches nothing private at %s', async (host) => {
    expect(await post(guarded([]), `http://${host}:${port}/x`)).toMatchObject({ kind: 'failed', code: 'OUTBOUND.ADDRESS_REFUSED' });
    expect(await post(guarded([]), `https://${host}:${port}/x`)).toMatchObject({ kind: 'failed', code: 'OUTBOUND.ADDRESS_REFUSED' });
    expect(seen).toEqual([]);
  });

  it('speaks http only where the operator lists the host', async () => {
    const publicName: LookupAll = async () => [{ address: '93.184.216.34', family: 4 }];
    expect(await guarded([], publicName).check(new URL('http://example.com/'))).toMatchObject({ ok: false, problem: { code: 'HOOK.HTTPS_REQUIRED' } });
    expect(await guarded([], publicName).check(new URL('https://example.com/'))).toMatchObject({ ok: true });
  });

  it('follows no redirect, reads no more than the beginning, and waits no longer than it may', async () => {
    const client = guarded(['127.0.0.1'], undefined, 300);
    const base = `http://127.0.0.1:${port}`;
    expect(await post(client, `${base}/moved`)).toMatchObject({ kind: 'answer', status: 307 });
    expect(await post(client, `${base}/endless`)).toMatchObject({ kind: 'answer', status: 200, excerpt: 'x'.repeat(2048) });
    expect(await post(client, `${base}/hang`)).toMatchObject({ kind: 'failed', code: expect.stringMatching(/TIMEOUT/) });
    expect(await post(client, 'http://127.0.0.1:9/')).toMatchObject({ kind: 'failed', code: 'ECONNREFUSED' });
    expect(seen.map(({ path }) => path)).toEqual(['/moved', '/endless', '/hang']);
  });
});
