import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
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
  const byPassword = (username: string, password: string) =>
    fetch(`${product.baseUrl}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  const withCookie = (pathname: string, init: RequestInit = {}) =>
    fetch(`${product.baseUrl}${pathname}`, { redirect: 'manual', ...init, headers: { cookie, 'content-type': 'application/json', ...init.headers } });

  it('starts at a page that runs nothing but its own files', async () => {
    const root = await fetch(`${product.baseUrl}/`, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, 'm/messaging/dashboard/']);
    const door = await fetch(`${product.baseUrl}/sign-in`, { redirect: 'manual' });
    expect([door.status, door.headers.get('location')]).toEqual([302, 'm/messaging/sign-in']);
    const page = await fetch(`${product.baseUrl}/m/messaging/sign-in`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
    expect(policy).toContain("frame-ancestors 'none'");
    const text = await page.text();
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    const [, asset] = /src="\.\/(assets\/[^"]+\.js)"/.exec(text) ?? [];
    const script = await fetch(`${product.baseUrl}/m/messaging/${asset}`);
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await fetch(`${product.baseUrl}/m/messaging/assets/nothing.js`)).status).toBe(404);
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
    expect((await withCookie('/api/v1/docs')).status).toBe(200);
    expect((await withCookie('/api/v1/settings')).status).toBe(200);
    const settings = { method: 'PATCH', body: JSON.stringify({ hub: { name: 'The Shop' } }) };
    expect((await withCookie('/api/v1/settings', { ...settings, headers: { origin: product.baseUrl } })).status).toBe(200);
    const forged = await withCookie('/api/v1/settings', { ...settings, headers: { origin: 'https://evil.example' } });
    expect([forged.status, await forged.json()]).toMatchObject([403, { code: 'AUTH.CROSS_ORIGIN' }]);
  });

  it('lets its owner choose a password, and come back with it', async () => {
    expect(await (await withCookie('/api/v1/session')).json()).toMatchObject({ user: { role: 'owner' }, needsPassword: true, hub: { id: 'main' }, kind: 'staff' });
    const chosen = { username: 'Ana@Example.com', name: 'Ana', password: 'a sentence of hers' };
    const set = (body: object, headers = {}) => withCookie('/api/v1/session/password', { method: 'POST', body: JSON.stringify(body), headers });
    expect((await set(chosen, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await set({ ...chosen, password: 'short' })).status).toBe(400);
    expect((await set(chosen)).status).toBe(204);
    expect(await (await set({ ...chosen, password: 'another sentence' })).json()).toMatchObject({ code: 'PASSWORD.WRONG' });
    expect(await (await byPassword('ana@example.com', 'a guess of mine')).json()).toMatchObject({ code: 'SIGN_IN.WRONG' });
    expect(await (await byPassword('nobody@example.com', 'a guess of mine')).json()).toMatchObject({ code: 'SIGN_IN.WRONG' });
    const back = await byPassword('ANA@example.com', 'a sentence of hers');
    expect(await back.json()).toMatchObject({ name: 'Ana', hubId: 'main' });
  });

  it('lets the owner invite, and a role decides what a person may do', async () => {
    const invited = await withCookie('/api/v1/users', { method: 'POST', body: JSON.stringify({ name: 'Rita', email: 'rita@example.com', role: 'reception' }) });
    expect(invited.status).toBe(201);
    const { link, user } = (await invited.json()) as { link: string; user: { id: string } };
    const rita = (await signIn(tokenOf(link))).headers.get('set-cookie')?.split(';')[0] ?? '';
    const asRita = (pathname: string, init: RequestInit = {}) => withCookie(pathname, { ...init, headers: { cookie: rita } });
    expect((await asRita('/api/v1/messages')).status).toBe(200);
    expect(await (await asRita('/api/v1/settings')).json()).toMatchObject({ status: 403, missing: 'messaging.manage_settings' });
    expect((await asRita('/api/v1/users')).status).toBe(403);
    const me = (await (await withCookie('/api/v1/session')).json()) as { user: { id: string } };
    const demoted = await withCookie(`/api/v1/users/${me.user.id}`, { method: 'PATCH', body: JSON.stringify({ role: 'manager' }) });
    expect(await demoted.json()).toMatchObject({ status: 409, code: 'USER.LAST_OWNER' });
    expect((await withCookie(`/api/v1/users/${user.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await asRita('/api/v1/messages')).status).toBe(401);
  });

  it('takes no token of an ERP while no site may embed the console', async () => {
    expect(await (await signIn('a.b.c')).json()).toMatchObject({ status: 404, code: 'SIGN_IN.NOT_EMBEDDED' });
  });

  it('ends with sign-out', async () => {
    expect((await withCookie('/api/v1/sign-out', { method: 'POST' })).status).toBe(204);
    expect((await withCookie('/api/v1/settings')).status).toBe(401);
  });

  it('is possible again by a link from the command line', async () => {
    const env = { PATH: process.env['PATH'], DATA_DIR: product.dataDir, PORT: new URL(product.baseUrl).port };
    // Not waited for in one piece: a connection that the product closes meanwhile would not be noticed.
    const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
    expect((await signIn(tokenOf(stdout))).status).toBe(200);
  });
});
