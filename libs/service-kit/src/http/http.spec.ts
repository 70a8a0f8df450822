import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { bearer, tinyApp } from '../../test/tiny-app.js';

describe('http', () => {
  let app: NestExpressApplication;
  let token: string;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await tinyApp({ lines });
    token = await bearer();
  });
  afterAll(() => app.close());

  const http = () => request(app.getHttpServer());
  const post = (path: string, body: unknown) =>
    http().post(path).set('authorization', token).set('content-type', 'application/json').send(typeof body === 'string' ? body : JSON.stringify(body));

  it('answers a problem document for an unknown address', async () => {
    const answer = await http().get('/nowhere').set('x-request-id', 'my-request-1');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: expect.any(String),
      code: 'HTTP.NOT_FOUND',
      requestId: 'my-request-1',
    });
    expect(answer.headers['x-request-id']).toBe('my-request-1');
  });

  it('replaces a request id that is not plain', async () => {
    const answer = await http().get('/nowhere').set('x-request-id', 'a b {evil}');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells the methods of an address when only the method is wrong', async () => {
    const answer = await http().delete('/api/v1/things').set('authorization', token);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, POST');
    expect(answer.body.code).toBe('HTTP.METHOD_NOT_ALLOWED');
  });

  it('answers 400 for a path that cannot be decoded', async () => {
    const answer = await http().post('/api/v1/things/%E0%A4%A/pause').set('authorization', token);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('maps a refusal to its status, code and extra members', async () => {
    const answer = await http().get('/api/v1/things/refused').set('authorization', token);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'THING.TAKEN', detail: 'It is taken.', reachable: 3 });
  });

  it('answers 500 without a word of the error, and logs it', async () => {
    const answer = await http().get('/api/v1/things/broken').set('authorization', token).set('x-request-id', 'broken-one');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    const line = lines.map((text) => JSON.parse(text)).find(({ id }) => id === 'broken-one');
    expect(line).toMatchObject({ level: 'error', service: 'tiny', consumer: 'http', type: 'GET /api/v1/things/broken', hub: 'hub-1', outcome: 'failed', status: 500 });
    expect(line.error.name).toBe('Error');
  });

  it('reads a good body', async () => {
    const answer = await post('/api/v1/things', { name: 'a' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ name: 'a' });
  });

  it('points at every unknown field at any depth and says what was meant', async () => {
    const answer = await post('/api/v1/things', { nmae: 'a', place: { city: 'x', zip: 1 }, choice: { kind: 'b', rihgt: 'x' } });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('REQUEST.INVALID');
    expect(answer.body.errors).toEqual(expect.arrayContaining([
      { pointer: '/nmae', code: 'FIELD.UNKNOWN', detail: 'unknown field; did you mean "name"?' },
      { pointer: '/name', code: 'FIELD.REQUIRED', detail: 'is required' },
      { pointer: '/place/zip', code: 'FIELD.UNKNOWN', detail: 'unknown field; known here: city' },
      { pointer: '/choice/rihgt', code: 'FIELD.UNKNOWN', detail: 'unknown field; did you mean "right"?' },
      { pointer: '/choice/right', code: 'FIELD.REQUIRED', detail: 'is required' },
    ]));
    expect(answer.body.errors).toHaveLength(5);
  });

  it.each([
    ['broken JSON', '{"name":', 'JSON.SYNTAX'],
    ['U+0000', '{"name":"a\\u0000b"}', 'FIELD.TEXT'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 'FIELD.TEXT'],
    ['__proto__', '{"__proto__":{"name":"x"}}', 'FIELD.TEXT'],
    ['deep nesting', `{"name":${'['.repeat(40)}${']'.repeat(40)}}`, 'JSON.DEPTH'],
  ])('refuses %s with 400', async (_, body, code) => {
    const answer = await post('/api/v1/things', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe(code);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const answer = await http().post('/api/v1/things').set('authorization', token)
      .set('content-type', 'application/json').serialize((body) => body).send(Buffer.from([0x22, 0xff, 0x22]) as never);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe('JSON.ENCODING');
  });

  it('survives a very deep body', async () => {
    const answer = await post('/api/v1/things', '['.repeat(200_000));
    expect(answer.status).toBe(400);
  });

  it('names what is missing when there is no body', async () => {
    const answer = await http().post('/api/v1/things').set('authorization', token);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ pointer: '/name', code: 'FIELD.REQUIRED', detail: 'is required' }]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])('answers 415 for %s', async (type) => {
    const answer = await http().post('/api/v1/things').set('authorization', token).set('content-type', type).send('{"name":"a"}');
    expect(answer.status).toBe(415);
    expect(answer.body.code).toBe('REQUEST.UNSUPPORTED_MEDIA');
  });

  it('answers 413 above the limit, also when it hides in gzip', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    const plain = await post('/api/v1/things', large);
    expect(plain.status).toBe(413);
    expect(plain.body.code).toBe('REQUEST.TOO_LARGE');
    const zipped = await http().post('/api/v1/things').set('authorization', token).set('content-type', 'application/json')
      .set('content-encoding', 'gzip').serialize((body) => body).send(gzipSync(large) as never);
    expect(zipped.status).toBe(413);
  });

  it('says why to a caller who is still sending, and does not break his pipe', async () => {
    const server: Server = app.getHttpServer();
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const refused = [[token, 'application/json', 413, 'REQUEST.TOO_LARGE'], [token, 'text/plain', 415, 'REQUEST.UNSUPPORTED_MEDIA'], ['', 'application/json', 401, 'AUTH.REQUIRED']] as const;
    for (const [authorization, type, status, code] of refused) {
      for (const length of [6_000_000, 20_000_000]) {
        const headers = { authorization, 'content-type': type };
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/things`, { method: 'POST', headers, body: Buffer.alloc(length, 'x') });
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
      }
    }
  });

  it('leaves larger batches of events as bytes, in the CloudEvents types, for the service to read item by item', async () => {
    const batch = JSON.stringify(Array.from({ length: 20 }, () => 'x'.repeat(100_000)));
    const events = (type: string) => http().post('/api/v1/events').set('content-type', type).send(batch);
    expect((await events('application/cloudevents-batch+json; charset=utf-8')).body).toEqual({ bytes: batch.length, isBuffer: true });
    expect((await events('text/plain')).status).toBe(415);
  });

  it('leaves the bytes of callbacks untouched, each kind with its limit', async () => {
    const small = await http().post('/webhooks/twilio/x').type('form').send('a=1&b=2');
    expect(small.body).toEqual({ bytes: 7, isBuffer: true });
    const send = (path: string, type: string, size: number) =>
      http().post(path).set('content-type', type).send('x'.repeat(size));
    expect((await send('/webhooks/twilio/x', 'text/plain', 300_000)).status).toBe(413);
    expect((await send('/webhooks/whatsapp/x', 'application/json', 300_000)).body.bytes).toBe(300_000);
    expect((await send('/webhooks/smtp/x', 'message/rfc822', 300_000)).body.bytes).toBe(300_000);
    expect((await send('/webhooks/smtp/x', 'text/plain', 10)).body.bytes).toBe(10);
    expect((await send('/webhooks/smtp/x', 'message/rfc822', 1_100_000)).status).toBe(413);
  });

  it('refuses fields and parameters that an operation does not declare', async () => {
    const id = '0192f0aa-0000-7000-8000-000000000000';
    expect((await post(`/api/v1/things/${id}/pause`, {})).status).toBe(200);
    const body = await post(`/api/v1/things/${id}/pause`, { why: 1 });
    expect(body.status).toBe(400);
    expect(body.body.errors[0].pointer).toBe('/why');
    const query = await post(`/api/v1/things/${id}/pause?force=1`, {});
    expect(query.body.errors[0].pointer).toBe('?force');
  });

  it('points at a bad part of the path', async () => {
    const answer = await post('/api/v1/things/abc/pause', {});
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ detail: ':id: must be a UUID', errors: [{ pointer: ':id', code: 'FIELD.FORMAT', detail: 'must be a UUID' }] });
  });

  it.each([
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['limit=1e2', '?limit'],
    ['limit=1&limit=2', '?limit'],
    ['stauts=open', '?stauts'],
    ['status=new', '?status'],
    ['cursor=%00', '?cursor'],
  ])('refuses the query %s with a pointer', async (query, pointer) => {
    const answer = await http().get(`/api/v1/things?${query}`).set('authorization', token);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  it('takes a cursor only in the list that gave it', async () => {
    const list = (path: string) => http().get(`/api/v1/letters${path}`).set('authorization', token);
    const first = await list('?limit=2');
    expect(first.body).toEqual({ items: ['a', 'b'], nextCursor: expect.stringMatching(/^[A-Za-z0-9_-]+$/) });
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await list(`?limit=2&cursor=${nextCursor}`);
    expect(second.body.items).toEqual(['c', 'd']);
    expect((await list(`?limit=2&cursor=${String(second.body.nextCursor)}`)).body).toEqual({ items: ['e'], nextCursor: null });
    const { nextCursor: ofX } = (await list('/x/again?limit=1')).body as { nextCursor: string };
    expect((await list(`/x/again?cursor=${ofX}`)).body.items).toEqual(['b', 'c', 'd', 'e']);
    for (const foreign of [`?cursor=${ofX}`, `/x/again?cursor=${nextCursor}`, `/y/again?cursor=${ofX}`, `?cursor=${nextCursor.slice(6)}`, '?cursor=x', '?cursor=']) {
      expect((await list(foreign)).body).toMatchObject({ status: 400, code: 'REQUEST.INVALID', errors: [{ pointer: '?cursor' }] });
    }
  });

  it('gives lists their defaults', async () => {
    const answer = await http().get('/api/v1/things?status=open').set('authorization', token);
    expect(answer.body).toEqual({ query: { limit: 50, status: 'open' }, hubId: 'hub-1' });
  });

  it('sends security headers with every answer', async () => {
    const { headers } = await http().get('/nowhere');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
    expect((await http().get('/api/v1/nowhere')).headers['cache-control']).toBe('no-store'); // no browser keeps what changes
  });

  it('bounds sign-ins that fail by address, and not those of an office that all arrive by one', async () => {
    for (let person = 0; person < 30; person++) expect((await http().post('/api/v1/sign-in?as=owner')).status).toBe(201);
    for (let tried = 0; tried < 10; tried++) expect((await http().post('/api/v1/sign-in')).status).toBe(401);
    const refused = await http().post('/api/v1/sign-in');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.code).toBe('RATE.LIMITED');
  });

  it('writes no token, body or path into the log', async () => {
    await post('/api/v1/things/canary-in-path/pause', { canary: 'canary-in-body' });
    const text = lines.join('');
    expect(text).not.toContain('canary-in');
    expect(text).not.toContain(token.slice(7));
  });
});
