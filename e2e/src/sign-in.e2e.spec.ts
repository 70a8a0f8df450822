import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { ProductProcess } from '@messaging/testing';
import { startProduct } from './shop/shop.js';

const command = path.resolve(import.meta.dirname, '../../services/standalone/dist/sign-in-link.js');

describe('signing in', () => {
  let product: ProductProcess;
  let cookie: string;
  beforeAll(async () => (product = await startProduct()));
  afterAll(() => product.dispose());

  const tokenOf = (link: string | undefined): string => /#token=(\S+)/.exec(link ?? '')?.[1] ?? '';
  const signIn = (token: string) =>
    fetch(`${product.baseUrl}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
  const withCookie = (pathname: string, init: RequestInit = {}) =>
    fetch(`${product.baseUrl}${pathname}`, { redirect: 'manual', ...init, headers: { cookie, 'content-type': 'application/json', ...init.headers } });

  it('starts at a page that runs nothing but its own files', async () => {
    const root = await fetch(`${product.baseUrl}/`, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, 'sign-in']);
    const page = await fetch(`${product.baseUrl}/sign-in`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/);
    expect(await page.text()).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    for (const file of ['page.js', 'page.css']) expect((await fetch(`${product.baseUrl}/sign-in/${file}`)).status).toBe(200);
  });

  it('takes the printed link once', async () => {
    const token = tokenOf(product.signInUrl);
    const answer = await signIn(token);
    expect(answer.status).toBe(200);
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly; SameSite=Strict$/);
    cookie = set.split(';')[0] ?? '';
    const again = await signIn(token);
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ code: 'SIGN_IN.TOKEN_USED' });
    expect(await (await signIn('a-guess')).json()).toMatchObject({ code: 'SIGN_IN.TOKEN_UNKNOWN' });
  });

  it('opens the API to the browser, for its own pages alone', async () => {
    expect((await withCookie('/')).headers.get('location')).toBe('api/v1/docs');
    expect((await withCookie('/api/v1/docs')).status).toBe(200);
    expect((await withCookie('/api/v1/settings')).status).toBe(200);
    const settings = { method: 'PATCH', body: JSON.stringify({ hub: { name: 'The Shop' } }) };
    expect((await withCookie('/api/v1/settings', { ...settings, headers: { origin: product.baseUrl } })).status).toBe(200);
    const forged = await withCookie('/api/v1/settings', { ...settings, headers: { origin: 'https://evil.example' } });
    expect([forged.status, await forged.json()]).toMatchObject([403, { code: 'AUTH.CROSS_ORIGIN' }]);
  });

  it('ends with sign-out', async () => {
    expect((await withCookie('/api/v1/sign-out', { method: 'POST' })).status).toBe(204);
    expect((await withCookie('/api/v1/settings')).status).toBe(401);
  });

  it('is possible again by a link from the command line', async () => {
    const env = { PATH: process.env['PATH'], DATA_DIR: product.dataDir, PORT: new URL(product.baseUrl).port };
    const { stdout, status } = spawnSync(process.execPath, [command], { env, encoding: 'utf8' });
    expect(status).toBe(0);
    expect((await signIn(tokenOf(stdout))).status).toBe(200);
  });
});
