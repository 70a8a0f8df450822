import type { Permission } from '@messaging/contracts';
import { templatesApp } from '../../test/templates-app.js';

/** One red point. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const all = ['messaging.view_template', 'messaging.add_template', 'messaging.delete_template'] as const;

describe('pictures of mails', () => {
  let app: Awaited<ReturnType<typeof templatesApp>>;
  beforeAll(async () => (app = await templatesApp()));
  afterAll(() => app.close());

  const ask = async (method: 'get' | 'post' | 'delete', path = '', { hubId = 'main', permissions = all }: { hubId?: string; permissions?: readonly Permission[] } = {}) =>
    app.http()[method](`/api/v1/templates/images${path}`).set({ authorization: await app.bearer(hubId, ...permissions) });
  const send = async (content: Buffer, { type = 'image/png', hubId = 'main' } = {}) =>
    app.http().post('/api/v1/templates/images').set({ authorization: await app.bearer(hubId, ...all), 'content-type': type }).send(content);
  /** As the proxy hands it over, which strips the path of PUBLIC_URL. */
  const show = (url: string) => app.http().get(url.slice(url.lastIndexOf('/i/')));

  it('are kept once, and shown to whoever knows the address, as what they are and nothing else', async () => {
    const [first, again, elsewhere] = [await send(png), await send(png), await send(png, { hubId: 'other' })];
    expect([first.status, first.body]).toEqual([201, { id: expect.any(String), url: expect.stringMatching(/^https?:\/\/.*\/i\/[\w-]{32}$/), type: 'image/png', bytes: png.length, createdAt: expect.any(String) }]);
    expect(again.body).toEqual(first.body);
    expect(elsewhere.body.url).not.toBe(first.body.url);
    const shown = await show(first.body.url);
    expect([shown.status, shown.body]).toEqual([200, png]);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': expect.stringContaining('immutable'),
    });
    expect((await show('http://x/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });

  it('are no SVG whatever it is called, and no more than 2 MB', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await send(svg, { type: 'image/svg+xml' })).status).toBe(415);
    expect((await send(svg)).body).toMatchObject({ status: 422, code: 'IMAGE.UNREADABLE' });
    expect((await send(Buffer.alloc(0))).status).toBe(422);
    expect((await send(Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]))).status).toBe(413);
  });

  it('are listed and deleted by their own hub, with the permission', async () => {
    const { body } = await send(Buffer.concat([png, Buffer.from('more')]), { hubId: 'third' });
    expect((await ask('get', '', { hubId: 'third' })).body).toEqual({ items: [body], nextCursor: null });
    expect((await ask('delete', `/${body.id}`)).status).toBe(404);
    expect((await ask('delete', `/${body.id}`, { hubId: 'third', permissions: ['messaging.add_template'] })).body).toMatchObject({ status: 403, missing: 'messaging.delete_template' });
    expect((await ask('post', '', { permissions: ['messaging.view_template'] })).status).toBe(403);
    expect((await ask('delete', `/${body.id}`, { hubId: 'third' })).status).toBe(204);
    expect((await show(body.url)).status).toBe(404);
  });
});
