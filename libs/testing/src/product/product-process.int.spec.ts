import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jwtVerify } from 'jose';
import { ApiClient } from './api-client.js';
import { ProductProcess } from './product-process.js';

/** Stands in for the product: echoes requests; drains on SIGTERM; refuses to start on request. */
const standIn = `
import http from 'node:http';
if (process.env.BROKEN) { console.error('PORT is not a number'); process.exit(78); }
const server = http.createServer(async (request, response) => {
  let body = ''; for await (const chunk of request) body += chunk;
  response.writeHead(request.url === '/problem' ? 409 : 200, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
}).listen(process.env.PORT, () => {
  console.log('sign in: http://localhost/sign-in#token=abc');
  console.log('ready http://localhost:' + process.env.PORT + '/');
});
process.on('SIGTERM', () => { server.close(() => process.exit(Number(process.env.EXIT ?? 0))); server.closeAllConnections(); });
`;

interface Echo {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

describe('a product process', () => {
  const entry = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-')), 'main.mjs');
  beforeAll(() => fs.writeFileSync(entry, standIn));
  afterAll(() => fs.rmSync(path.dirname(entry), { recursive: true }));

  it('is ready, survives kill and restart on its port and data, and stops clean', async () => {
    const product = await ProductProcess.start({ entry });
    const first = product.baseUrl;
    expect(product.signInUrl).toBe('http://localhost/sign-in#token=abc');
    expect(fs.statSync(product.dataDir).mode & 0o777).toBe(0o755);
    expect(await product.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    await product.restart();
    expect(product.baseUrl).toBe(first);
    await product.stop();
    await product.dispose();
    expect(fs.existsSync(product.dataDir)).toBe(false);
  });

  it('shows its last lines when it does not start, or does not end with 0', async () => {
    await expect(ProductProcess.start({ entry, env: { BROKEN: 'yes' } })).rejects.toThrow(/ended with 78:\nPORT is not a number/);
    await using product = await ProductProcess.start({ entry, env: { EXIT: '3' } });
    await expect(product.stop()).rejects.toThrow('ended with 3 after SIGTERM');
  });

  it('is spoken to with minted tokens', async () => {
    await using product = await ProductProcess.start({ entry });
    const secret = 'a-secret-of-at-least-32-characters!!';
    const client = new ApiClient({ baseUrl: product.baseUrl, secret, hubId: 'shop' });
    const answer = await client.post<Echo>('/problem', { a: 1 }, { idempotencyKey: 'k1', query: { limit: 2 } });
    expect(answer).toMatchObject({ status: 200, body: { url: '/problem?limit=2', body: '{"a":1}', headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' } } });
    const { payload } = await jwtVerify(await client.token(), new TextEncoder().encode(secret));
    expect(payload).toMatchObject({ sub: 'tester', hub_id: 'shop', permissions: expect.arrayContaining(['messaging.manage_settings']) as string[] });
    expect(payload['permissions']).toHaveLength(13);
    const raw = await client.as({ bearer: 'msk_1' }).post<Echo>('/x', Buffer.from('raw'), { headers: { 'content-type': 'message/rfc822' } });
    expect(raw.body).toMatchObject({ body: 'raw', headers: { authorization: 'Bearer msk_1', 'content-type': 'message/rfc822' } });
    expect((await client.get('/problem')).status).toBe(409);
    await client.close();
  });
});
