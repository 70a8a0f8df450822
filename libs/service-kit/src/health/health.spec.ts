import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { tinyApp } from '../../test/tiny-app.js';
import { Health, progressCheck } from './health.js';

describe('health and metrics', () => {
  let app: NestExpressApplication;
  beforeEach(async () => {
    app = await tinyApp({ metricsToken: 'scrape-me-please' });
  });
  afterEach(() => app.close());
  const get = (path: string) => request(app.getHttpServer()).get(path);

  it('is live while progress is fresh', async () => {
    let at = Date.now();
    app.get(Health).registerLiveness('relay', progressCheck(() => at, 60_000));
    expect((await get('/health/live')).body).toEqual({ status: 'ok', failed: [], checks: { relay: { ok: true } } });
    at -= 61_000;
    const stale = await get('/health/live');
    expect(stale.status).toBe(503);
    expect(stale.body.failed).toEqual(['relay']);
  });

  it('names what is not ready, without telling the error', async () => {
    app.get(Health).registerReadiness('database', () => Promise.reject(new TypeError('host db.internal')));
    app.get(Health).registerReadiness('topics', () => ({ ok: true }));
    const answer = await get('/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body.failed).toEqual(['database']);
    expect(answer.text).not.toContain('db.internal');
  });

  it('is not ready once a shutdown began', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    app.get(Health).endReadiness();
    expect((await get('/health/ready')).status).toBe(503);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('gives metrics to who has the token', async () => {
    await get('/api/v1/things');
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics').set('authorization', 'Bearer wrong')).status).toBe(401);
    const scrape = await get('/metrics').set('authorization', 'Bearer scrape-me-please');
    expect(scrape.status).toBe(200);
    expect(scrape.text).toContain('process_cpu_user_seconds_total');
    expect(scrape.text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/things",status="4xx"\} \d+/);
  });
});
