import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { forwardRequests } from './forward-request.js';
import { serviceOf, type ServiceUrls } from './route-table.rules.js';

describe('the console’s proxy', () => {
  let upstream: Server;
  let urls: ServiceUrls;

  beforeAll(async () => {
    upstream = createServer((incoming, answer) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        answer.writeHead(202, { 'content-type': 'application/json' });
        answer.end(JSON.stringify({ url: incoming.url, authorization: incoming.headers.authorization, forwarded: incoming.headers['x-forwarded-for'], body: Buffer.concat(chunks).toString() }));
      });
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    urls = { templates: url, dispatch: url, campaigns: url, automations: url, webhooks: 'http://127.0.0.1:1' };
  });
  afterAll(() => new Promise((resolve) => upstream.close(resolve)));

  const app = () => express().use(forwardRequests(urls)).get('/sign-in', (_request, response) => void response.end('own page'));

  it('sends each address to the service that owns it', () => {
    expect(serviceOf('/api/v1/templates/1/versions')).toBe('templates');
    expect(serviceOf('/api/v1/settings')).toBe('dispatch');
    expect(serviceOf('/api/v1/settings/sms/verify')).toBe('dispatch');
    expect(serviceOf('/api/v1/settings/sms/doctor')).toBe('webhooks');
    expect(serviceOf('/api/v1/executions')).toBe('automations');
    expect(serviceOf('/webhooks/twilio/1/status')).toBe('webhooks');
    expect(serviceOf('/u/token')).toBe('webhooks');
    expect(serviceOf('/api/v1/messagesque')).toBeUndefined();
    expect(serviceOf('/api/v1/sign-in')).toBeUndefined();
  });

  it('forwards method, body, query and token unchanged', async () => {
    const answer = await request(app()).post('/api/v1/messages?x=1').set('authorization', 'Bearer t').type('application/json').send('{"a": 1}');
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ url: '/api/v1/messages?x=1', authorization: 'Bearer t', body: '{"a": 1}', forwarded: expect.any(String) });
  });

  it('shows the metrics of each service beside its own, and those of nobody else', async () => {
    const scraped = await request(app()).get('/metrics/campaigns').set('authorization', 'Bearer m');
    expect(scraped.body).toMatchObject({ url: '/metrics', authorization: 'Bearer m' });
    expect(['/metrics/campaigns', '/metrics', '/metrics/console', '/metrics/campaigns/x', '/metrics/toString'].map(serviceOf)).toEqual(['campaigns', undefined, undefined, undefined, undefined]);
  });

  it('forwards the whole address where it is mounted below a pattern, and leaves the rest as it was', async () => {
    const mounted = express().use('/{*path}', forwardRequests(urls)).use('/sign-in', (request, response) => void response.end(request.originalUrl));
    expect((await request(mounted).patch('/api/v1/settings?x=1').send('{}')).body).toMatchObject({ url: '/api/v1/settings?x=1' });
    expect((await request(mounted).get('/sign-in?y=2')).text).toBe('/sign-in?y=2');
  });

  it('gives up with a client who does not wait any more', async () => {
    const slow = createServer();
    const asked = new Promise<IncomingMessage>((resolve) => slow.once('request', (incoming) => { incoming.resume(); resolve(incoming); }));
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const proxy = createServer(express().use(forwardRequests({ ...urls, dispatch: url })));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const leaving = new AbortController();
    const answer = fetch(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api/v1/messages`, { method: 'POST', body: '{}', signal: leaving.signal }).catch(() => 'left');
    const { socket } = await asked;
    const closed = new Promise((resolve) => socket.once('close', () => resolve('closed')));
    leaving.abort();
    expect([await answer, await closed]).toEqual(['left', 'closed']);
    await Promise.all([proxy, slow].map((server) => new Promise((resolve) => server.close(resolve))));
  });

  it('leaves its own pages alone, and says when a service is away', async () => {
    expect((await request(app()).get('/sign-in')).text).toBe('own page');
    const away = await request(app()).get('/u/token');
    expect(away.status).toBe(503);
    expect(away.body).toMatchObject({ code: 'SERVICE.UNAVAILABLE' });
  });
});
