import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { tinyApp } from '../../test/tiny-app.js';
import { buildOpenApi } from './build-openapi.js';
import { serveDocs } from './serve-docs.js';

describe('openapi', () => {
  let app: NestExpressApplication;
  beforeAll(async () => {
    app = await tinyApp({
      beforeInit: (made) => serveDocs(made, () => buildOpenApi(made, { title: 'Tiny', version: '1.0.0' })),
    });
  });
  afterAll(() => app.close());

  it('documents operations from their declaration', async () => {
    const { status, body } = await request(app.getHttpServer()).get('/api/v1/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual([
      '/api/v1/letters',
      '/api/v1/letters/{id}/again',
      '/api/v1/things',
      '/api/v1/things/broken',
      '/api/v1/things/refused',
      '/api/v1/things/{id}/pause',
    ]);
    const { get, post } = body.paths['/api/v1/things'];
    expect(get.operationId).toBe('Things_list');
    expect(get.security).toEqual([{ bearer: [] }]);
    expect(get['x-permissions']).toEqual(['messaging.view_message']);
    expect(get.parameters).toEqual([
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
      { name: 'cursor', in: 'query', required: false, description: expect.any(String), schema: { type: 'string', minLength: 1, maxLength: 1024 } },
      { name: 'status', in: 'query', required: false, schema: { type: 'string', enum: ['open', 'done'] } },
    ]);
    expect(get.responses['200'].content).toEqual({ 'application/json': { schema: expect.objectContaining({ type: 'object' }) }, 'text/csv': { schema: { type: 'string' } } });
    expect(post.requestBody).toEqual({ required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingInput' } } } });
    expect(Object.keys(post.responses)).toEqual(['201', '400', '401', '403', '409', '413', '415', '422', '429']);
    expect(post.responses['201'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Thing' });
    expect(body.paths['/api/v1/things/{id}/pause'].post.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: expect.objectContaining({ type: 'string', format: 'uuid' }) },
    ]);
    expect(Object.keys(body.components.schemas)).toEqual(['Problem', 'Thing', 'ThingInput']);
  });

  it('has no reference that leads nowhere and nothing of ours left inside', async () => {
    const { body, text } = await request(app.getHttpServer()).get('/api/v1/openapi.json');
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    for (const name of names) expect(Object.keys(body.components.schemas)).toContain(name);
    expect(text).not.toContain('x-spec');
    expect(text).not.toContain('$defs');
  });

  it('serves a page without inline script, and what the page loads', async () => {
    const page = await request(app.getHttpServer()).get('/api/v1/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.text).not.toMatch(/<script>/);
    for (const [, path = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await request(app.getHttpServer()).get(`/api/v1/${path}`)).status).toBe(200);
    }
    const slashed = await request(app.getHttpServer()).get('/api/v1/docs/');
    expect(slashed.status).toBe(308);
    expect(slashed.headers['location']).toBe('../docs');
  });
});
