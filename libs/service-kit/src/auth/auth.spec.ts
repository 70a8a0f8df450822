import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import request from 'supertest';
import { bearer, SECRET, tinyApp } from '../../test/tiny-app.js';
import { ApiKeyVerifier, HubSeen } from './hooks.js';
import { Principal } from './principal.js';

const secret = new TextEncoder().encode(SECRET);
const claims = { sub: 'ana', hub_id: 'hub-1', permissions: ['messaging.view_message', 'messaging.unknown', 7] };
const token = (payload: Record<string, unknown>, key = secret, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).setExpirationTime('5m').sign(key);

const seen: string[] = [];

@Module({
  providers: [
    { provide: HubSeen, useValue: { seen: async (hubId: string) => (hubId === 'hub-waiting' ? false : seen.push(hubId) > 0) } },
    { provide: ApiKeyVerifier, useValue: { verify: async (key: string) => (key === 'msk_good' ? new Principal('hub-k', 'key-1', new Set(['messaging.view_message'])) : undefined) } },
  ],
  exports: [HubSeen, ApiKeyVerifier],
})
class HooksModule {}

describe('auth', () => {
  let app: NestExpressApplication;
  beforeAll(async () => {
    app = await tinyApp({ imports: [HooksModule] });
  });
  afterAll(() => app.close());

  const list = (authorization?: string, path = '/api/v1/things') => {
    const asked = request(app.getHttpServer()).get(path);
    return authorization === undefined ? asked : asked.set('authorization', authorization);
  };

  it('asks for a token', async () => {
    const answer = await list();
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body.code).toBe('AUTH.REQUIRED');
  });

  it('asks for the token before it looks at the body', async () => {
    const answer = await request(app.getHttpServer()).post('/api/v1/things').set('content-type', 'application/json').send('{');
    expect(answer.status).toBe(401);
  });

  it('lets the hub of the token in, and says once that it was seen', async () => {
    const good = `Bearer ${await token(claims)}`;
    expect((await list(good)).body.hubId).toBe('hub-1');
    await list(good);
    expect(seen.filter((hub) => hub === 'hub-1')).toHaveLength(1);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['another secret', () => token(claims, new TextEncoder().encode('x'.repeat(40)))],
    ['another algorithm', () => token(claims, secret, 'HS512')],
    ['alg none', () => new UnsecuredJWT(claims).setExpirationTime('5m').encode()],
    ['no exp', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)],
    ['no sub', () => token({ hub_id: 'hub-1' })],
    ['no hub', () => token({ sub: 'ana' })],
    ['a hub that is none', () => token({ ...claims, hub_id: 'a b' })],
    ['operator as text', () => token({ sub: 'ana', operator: 'true' })],
    ['nonsense', () => 'abc'],
    ['an unknown key', () => 'msk_bad'],
  ])('refuses a token with %s', async (_, make) => {
    const answer = await list(`Bearer ${await make()}`);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('AUTH.INVALID');
  });

  it('tells who signed a token what it lacks, and nobody else', async () => {
    expect((await list(`Bearer ${await token({ sub: 'ana' })}`)).body.detail).toContain('hub_id');
    expect((await list(`Bearer ${await token({ sub: 'ana' }, new TextEncoder().encode('x'.repeat(40)))}`)).body.detail).toBe('The token is not valid.');
  });

  it('tells an expired token from a wrong one', async () => {
    const old = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('-1m').sign(secret);
    expect((await list(`Bearer ${old}`)).body.code).toBe('AUTH.EXPIRED');
  });

  it('takes API keys', async () => {
    expect((await list('Bearer msk_good')).body.hubId).toBe('hub-k');
  });

  it('names the permission that is missing', async () => {
    const answer = await request(app.getHttpServer()).post('/api/v1/things').set('authorization', `Bearer ${await token(claims)}`).send({ name: 'a' });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'AUTH.FORBIDDEN', missing: 'messaging.send_message' });
  });

  it('refuses a hub that waits for the operator, but takes its events', async () => {
    const waiting = `Bearer ${await token({ ...claims, hub_id: 'hub-waiting' })}`;
    expect((await list(waiting)).body).toMatchObject({ status: 403, code: 'HUB.NOT_REGISTERED' });
    expect((await list(waiting, '/api/v1/kept-events')).status).toBe(200);
  });

  it('keeps operators and hubs apart', async () => {
    const operator = `Bearer ${await token({ sub: 'op', operator: true })}`;
    expect((await list(operator, '/api/v1/operator/hubs')).status).toBe(200);
    expect((await list(operator)).body).toMatchObject({ status: 403, missing: 'hub_id' });
    expect((await list(await bearer(), '/api/v1/operator/hubs')).body).toMatchObject({ status: 403, missing: 'operator' });
    const both = `Bearer ${await token({ ...claims, operator: true })}`;
    expect((await list(both, '/api/v1/operator/hubs')).status).toBe(403);
  });
});

describe('auth by JWKS', () => {
  it('verifies key, issuer and audience, refuses an HS256 token made from the public key, and knows a new key at its first use', async () => {
    const keys: Record<string, unknown>[] = [];
    let fetches = 0;
    const server: Server = createServer((_, response) => {
      fetches += 1;
      response.end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const first = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(first.publicKey)), kid: 'one', alg: 'ES256' };
    keys.push(jwk);
    const app = await tinyApp({ auth: { keys: { jwksUrl: `http://127.0.0.1:${port}/` }, issuer: 'erp', audience: 'messaging' } });
    const sign = (kid: string, key: CryptoKey, issuer = 'erp') =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).setIssuer(issuer).setAudience('messaging').setExpirationTime('5m').sign(key);
    const ask = async (text: string) =>
      (await request(app.getHttpServer()).get('/api/v1/things').set('authorization', `Bearer ${text}`)).status;
    expect(await ask(await sign('one', first.privateKey))).toBe(200);
    expect(await ask(await sign('one', first.privateKey, 'else'))).toBe(401);
    const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).setExpirationTime('5m')
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    expect(await ask(confused)).toBe(401);

    const second = await generateKeyPair('RS256');
    keys.splice(0, 1, { ...(await exportJWK(second.publicKey)), kid: 'two', alg: 'RS256' });
    const signedBySecond = (kid: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setIssuer('erp').setAudience('messaging').setExpirationTime('5m').sign(second.privateKey);
    expect(await ask(await signedBySecond('two'))).toBe(200);
    const asked = fetches;
    for (let n = 0; n < 10; n += 1) expect(await ask(await signedBySecond(`made-up-${n}`))).toBe(401);
    expect(fetches - asked).toBeLessThanOrEqual(5);
    await app.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('answers 503 while the key server cannot be reached', async () => {
    const app = await tinyApp({ auth: { keys: { jwksUrl: 'http://127.0.0.1:9/' } } });
    const answer = await request(app.getHttpServer()).get('/api/v1/things').set('authorization', `Bearer ${await token(claims, secret, 'HS256')}`);
    expect(answer.status).toBe(401);
    const pair = await generateKeyPair('ES256');
    const good = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'x' }).setExpirationTime('5m').sign(pair.privateKey);
    const unreachable = await request(app.getHttpServer()).get('/api/v1/things').set('authorization', `Bearer ${good}`);
    expect(unreachable.status).toBe(503);
    await app.close();
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  open(): void {
    return;
  }
}

it('does not boot with a route that declares nothing', async () => {
  await expect(tinyApp({ controllers: [ForgottenController] })).rejects.toThrow('ForgottenController.open');
});
