import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { eventually } from '@messaging/testing';
import { createLogger } from '../logging/logger.js';
import { openFrontDoor } from './front-door.js';
import type { KitRequest } from './kit-request.js';

describe('a front door', () => {
  let server: Server;
  let seen: { admitted: (string | undefined)[]; failures: string[] };
  const trusted = new Set(['127.0.0.1', '10.0.0.1']);

  beforeEach(async () => {
    seen = { admitted: [], failures: [] };
    server = createServer((request: IncomingMessage, response: ServerResponse) => {
      const { frontFailure } = request as KitRequest;
      if (frontFailure) seen.failures.push(`${frontFailure.route}: ${(frontFailure.error as Error).message}`);
      response.writeHead(frontFailure ? 400 : 204).end();
    });
    openFrontDoor(
      server,
      {
        route: '/front/:id',
        takes: ({ method, url }) => (method === 'POST' ? /^\/front\/(\w+)$/.exec(url ?? '')?.[1] : undefined),
        admit: (address) => {
          seen.admitted.push(address);
          if (address === '6.6.6.6') throw new Error('too many');
        },
        answer: (id, _request, body) => (id === 'bad' ? Promise.reject(new Error('refused')) : Promise.resolve({ status: 200, contentType: 'text/plain', body: `${id} ${body.toString()}` })),
      },
      { logger: createLogger({ service: 'test', level: 'silent' }), trusts: (address) => trusted.has(address) },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  const port = () => (server.address() as AddressInfo).port;
  const post = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port()}${path}`, { method: 'POST', headers: { connection: 'close', ...headers }, body: 'hello' });

  it('answers what it takes, under the caller’s request id, and leaves the rest to who is behind', async () => {
    const answer = await post('/front/one', { 'x-request-id': 'my-request-1' });
    expect([answer.status, await answer.text()]).toEqual([200, 'one hello']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-request-id': 'my-request-1', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-type': 'text/plain' });
    expect((await post('/elsewhere')).status).toBe(204);
    expect(seen.failures).toEqual([]);
  });

  it('hands what it refuses to who is behind, with the reason', async () => {
    expect((await post('/front/bad')).status).toBe(400);
    expect((await post('/front/one', { 'x-forwarded-for': '6.6.6.6' })).status).toBe(400);
    expect(seen.failures).toEqual(['/front/:id: refused', '/front/:id: too many']);
  });

  it('counts the address that no trusted proxy has', async () => {
    for (const forwarded of ['1.2.3.4', '9.9.9.9, 1.2.3.4, 10.0.0.1', '']) await post('/front/one', { 'x-forwarded-for': forwarded });
    expect(seen.admitted).toEqual(['1.2.3.4', '1.2.3.4', '127.0.0.1']);
  });

  it('survives a caller that leaves in the middle of its body', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write('POST /front/one HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhel');
    await eventually(() => expect(seen.admitted).toHaveLength(1));
    socket.destroy();
    await eventually(() => expect(seen.failures).toEqual(['/front/:id: REQUEST.INVALID: The request ended before its body did.']));
    expect((await post('/front/one')).status).toBe(200);
  });
});
