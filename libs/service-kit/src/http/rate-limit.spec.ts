import { jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { bearer, SECRET, tinyApp } from '../../test/tiny-app.js';
import { signHubToken } from '../auth/sign-hub-token.js';
import type { HttpOptions } from './http-options.js';

const tokenOf = async (subject: string, hubId = 'hub-1'): Promise<string> => `Bearer ${await signHubToken(SECRET, { subject, hubId, permissions: ['messaging.view_message'] })}`;

describe('limits of requests', () => {
  let app: NestExpressApplication;
  // A window ends by the clock: on a slow machine many would begin while these requests are answered.
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(Date.now()));
  afterEach(async () => {
    jest.restoreAllMocks();
    await app.close();
  });
  const begin = async (http: Partial<HttpOptions>): Promise<void> => {
    app = await tinyApp({ http });
    await app.listen(0, '127.0.0.1');
  };

  const list = (authorization: string) => request(app.getHttpServer()).get('/api/v1/things').set('authorization', authorization);
  const statuses = async (authorization: string, count: number): Promise<number[]> => {
    const answers = await Promise.all(Array.from({ length: count }, () => list(authorization)));
    return answers.map(({ status }) => status);
  };
  const refusedOf = (all: readonly number[]): number => all.filter((status) => status === 429).length;

  it('bound a credential, and leave its hub’s others what is theirs', async () => {
    await begin({ credentialRequestsPerSecond: 5, hubRequestsPerSecond: 1000 });
    const [script, staff] = [await tokenOf('script'), await tokenOf('staff')];
    expect(refusedOf(await statuses(script, 20))).toBe(15);
    expect((await list(staff)).status).toBe(200);
    const refused = await list(script);
    expect([refused.status, refused.headers['retry-after'], refused.body.code]).toEqual([429, '1', 'RATE.LIMITED']);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000);
    expect((await list(script)).status).toBe(200);
  });

  it('bound a hub, and no other', async () => {
    await begin({ credentialRequestsPerSecond: 1000, hubRequestsPerSecond: 5 });
    const all = await Promise.all([...Array(20).keys()].map(async (index) => (await list(await tokenOf(`user-${index}`))).status));
    expect(refusedOf(all)).toBe(15);
    expect((await list(await tokenOf('ana', 'hub-2'))).status).toBe(200);
  });

  it('slow down who tries tokens, and not who was let in before', async () => {
    await begin({ ipRequestsPerSecond: 100_000 });
    const good = await bearer();
    expect((await list(good)).status).toBe(200);
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => list(`Bearer wrong.${round}.${index}`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    }
    const next = await list('Bearer one.too.many');
    expect([next.status, Number(next.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect((await list(good)).status).toBe(200);
    expect((await list(await tokenOf('never-seen'))).status).toBe(429);
    expect((await request(app.getHttpServer()).get('/health/live')).status).toBe(200);
  });
});
