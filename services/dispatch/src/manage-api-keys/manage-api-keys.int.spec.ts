import type { Permission } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { apiKeyUsed } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { NoteApiKeyUsesConsumer } from './note-api-key-uses.consumer.js';

describe('API keys', () => {
  let app: DispatchApp;
  let token: string;
  beforeEach(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
  });
  afterEach(() => app.close());

  const make = (permissions: readonly string[], change: { name?: string; authorization?: string; idempotencyKey?: string } = {}) => {
    const { name = 'ERP', authorization = token, idempotencyKey } = change;
    const call = app.http().post('/api/v1/settings/api-keys').set('authorization', authorization);
    if (idempotencyKey !== undefined) void call.set('idempotency-key', idempotencyKey);
    return call.send({ name, permissions });
  };
  const get = (path: string, key: string) => app.http().get(`/api/v1/${path}`).set('authorization', `Bearer ${key}`);
  const list = async () => (await app.http().get('/api/v1/settings/api-keys').set('authorization', token)).body;

  it('work at once with what they may, in their hub alone, and are shown once', async () => {
    const made = await make(['messaging.view_message']);
    expect([made.status, made.headers['cache-control']]).toEqual([201, 'no-store']);
    const { key, ...view } = made.body;
    expect(key).toMatch(/^msk_[A-Za-z0-9_-]{49}$/);
    expect((await get('messages', key)).status).toBe(200);
    expect((await get('settings', key)).body).toMatchObject({ status: 403, missing: 'messaging.manage_settings' });
    const shown = await eventually(async () => {
      const [item] = (await list()).items;
      return item.lastUsedAt === null ? false : item;
    });
    expect(shown).toEqual({ ...view, lastUsedAt: expect.any(String) });
    const everything = JSON.stringify([await list(), await app.database.query('select * from api_key'), await app.database.query('select * from outbox')]);
    expect(everything).not.toContain(key);
    expect((await get('messages', (await make(['messaging.view_message'], { authorization: await app.hub('other') })).body.key)).body.items).toEqual([]);
  });

  it('never may more than whoever made them', async () => {
    const small = (await make(['messaging.manage_settings'] satisfies Permission[])).body.key;
    const refused = await make(['messaging.manage_settings', 'messaging.send_message'], { authorization: `Bearer ${small}` });
    expect([refused.status, refused.body.missing]).toEqual([403, 'messaging.send_message']);
    expect((await make(['messaging.manage_settings'], { authorization: `Bearer ${small}` })).status).toBe(201);
  });

  it('end when they are revoked, and the other services are told', async () => {
    const { id, key } = (await make(['messaging.view_message'])).body;
    expect((await get('messages', key)).status).toBe(200);
    const told = async () => (await app.published('settings.changed')).at(-1)?.payload['apiKeys'];
    expect(await told()).toEqual([{ id, name: 'ERP', hash: expect.stringMatching(/^[0-9a-f]{64}$/), permissions: ['messaging.view_message'] }]);
    const revoke = () => app.http().delete(`/api/v1/settings/api-keys/${id}`).set('authorization', token);
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 404]);
    expect(await told()).toEqual([]);
    await eventually(async () => (await get('messages', key)).status === 401);
  });

  it('are refused when they are mistyped, made up, or of another hub', async () => {
    const { id, key } = (await make(['messaging.view_message'])).body;
    for (const wrong of [`${key}x`, key.slice(0, -1), `msk_${'A'.repeat(49)}`, 'msk_', key.replace(/.$/, (c: string) => (c === 'A' ? 'B' : 'A'))]) {
      expect((await get('messages', wrong)).body.code).toBe('AUTH.INVALID');
    }
    expect((await app.http().delete(`/api/v1/settings/api-keys/${id}`).set('authorization', await app.hub('other'))).status).toBe(404);
  });

  it('are made once for a repeated request, which is shown the same key again', async () => {
    const [first, again] = [await make(['messaging.view_message'], { idempotencyKey: 'k-1' }), await make(['messaging.view_message'], { idempotencyKey: 'k-1' })];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await make(['messaging.send_message'], { idempotencyKey: 'k-1' })).status).toBe(409);
    expect((await list()).items).toHaveLength(1);
    expect(JSON.stringify(await app.database.query('select * from idempotent_request'))).not.toContain(first.body.key);
  });

  it('do not stop who has the settings open', async () => {
    const settings = await app.http().get('/api/v1/settings').set('authorization', token);
    await make(['messaging.view_message']);
    const saved = await app.http().patch('/api/v1/settings').set({ authorization: token, 'if-match': settings.headers['etag'] }).send({ hub: { name: 'Sol' } });
    expect(saved.status).toBe(200);
  });

  it('remember the newest use, whoever tells it and in whichever order', async () => {
    const { id } = (await make(['messaging.view_message'])).body;
    const use = (at: string) => ({ id: newId(), type: 'api_key.used', source: '/templates', time: new Date(), hubId: 'main', key: id, topic: apiKeyUsed.topic.name, headers: {}, data: { keyId: id, at } });
    await app.deliver(NoteApiKeyUsesConsumer, 'handle', { messages: [apiKeyUsed], events: [use('2026-11-23T10:00:00Z'), use('2026-11-23T11:00:00Z')] });
    await app.deliver(NoteApiKeyUsesConsumer, 'handle', { messages: [apiKeyUsed], events: [use('2026-11-23T09:00:00Z')] });
    expect((await list()).items[0].lastUsedAt).toBe('2026-11-23T11:00:00.000Z');
  });
});
