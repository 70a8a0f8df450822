import { randomUUID } from 'node:crypto';
import { Trigger, type EnvelopeOf, type hubSeen } from '@messaging/contracts';
import { ConsumerContext } from '@messaging/eventing';
import { deriveId } from '@messaging/kernel';
import { HubProvisioner } from '@messaging/service-kit';
import { templatesApp } from '../test/templates-app.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';

const sms = { name: 'Ready', channel: 'sms', category: 'custom', body: 'Hi {{customer.firstName}}, {{order}} is ready.' };

describe('templates', () => {
  let app: Awaited<ReturnType<typeof templatesApp>>;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await templatesApp();
    const all = ['messaging.view_template', 'messaging.add_template', 'messaging.change_template', 'messaging.delete_template'] as const;
    tokens = { main: await app.bearer('main', ...all), other: await app.bearer('other', ...all) };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate template, template_version, idempotent_request, hub, outbox'));

  type Method = 'get' | 'post' | 'patch' | 'delete';
  const call = (method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const sent = app.http()[method](`/api/v1/templates${path}`).set({ authorization: tokens.main, ...headers });
    return body === undefined ? sent : sent.set('content-type', 'application/json').send(JSON.stringify(body));
  };

  it('are made with their first version, computed variables and an entity tag', async () => {
    const answer = await call('post', '', sms);
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.body).toMatchObject({ ...sms, locale: 'en', format: 'text', isActive: true, isSystem: false, version: 1, variables: [{ name: 'customer.firstName', required: true }, { name: 'order', required: true }] });
    expect(await app.outbox()).toMatchObject([
      { type: 'template.version_published', key: `${answer.body.id}:1`, payload: { templateId: answer.body.id, version: 1, body: sms.body, translations: {} } },
      { type: 'template.head_changed', key: answer.body.id, payload: { version: 1, isActive: true, isDeleted: false } },
    ]);
  });

  it('get a new immutable version by each change, none by a change of nothing, and refuse a stale one', async () => {
    const { id } = (await call('post', '', { ...sms, translations: { es: { body: 'Hola' }, fr: { body: 'Salut' } } })).body;
    app.clock.advance(1000);
    const second = await call('patch', `/${id}`, { body: 'Hi', translations: { fr: null } }, { 'if-match': '"1"' });
    expect(second.status).toBe(200);
    expect(second.headers['etag']).toBe('"2"');
    expect(second.body).toMatchObject({ version: 2, body: 'Hi', translations: { es: { body: 'Hola' } }, variables: [] });
    expect(second.body.translations.fr).toBeUndefined();
    const stale = await call('patch', `/${id}`, { body: 'Hey' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'TEMPLATE.STALE']);
    expect((await call('patch', `/${id}`, { body: 'Hi' })).body.version).toBe(2);
    const versions = (await call('get', `/${id}/versions?limit=1`)).body;
    expect(versions.items).toMatchObject([{ version: 2, body: 'Hi' }]);
    expect((await call('get', `/${id}/versions?cursor=${versions.nextCursor}`)).body).toMatchObject({ items: [{ version: 1, body: sms.body, translations: { fr: { body: 'Salut' } } }], nextCursor: null });
    expect(await app.outbox()).toHaveLength(4);
  });

  it('come to one next version when two people change them at once', async () => {
    const { id } = (await call('post', '', sms)).body;
    const answers = await Promise.all(['A', 'B'].map((body) => call('patch', `/${id}`, { body }, { 'if-match': '"1"' })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('are refused with pointers to every fault', async () => {
    const broken = await call('post', '', { ...sms, body: 'Hi {{#if x}}', variants: { email: { subject: 'a {{{b}}}', body: 'fine' } } });
    expect(broken.status).toBe(422);
    expect(broken.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual(['/body', '/variants/email/subject']);
    const marketing = await call('post', '', { ...sms, category: 'marketing', translations: { es: { body: 'Responde BAJA' } } });
    expect([marketing.status, marketing.body.code, marketing.body.errors.map((e: { pointer: string }) => e.pointer)]).toEqual([422, 'TEMPLATE.OPT_OUT_MISSING', ['/body']]);
    expect((await call('post', '', { ...sms, format: 'mjml' })).body.code).toBe('TEMPLATE.FORMAT_UNSUPPORTED');
    const unknown = await call('post', '', { ...sms, chanel: 'sms' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/chanel']);
    const { id } = (await call('post', '', sms)).body;
    expect((await call('patch', `/${id}`, { name: null })).body.errors[0]).toMatchObject({ pointer: '/name', code: 'FIELD.REQUIRED' });
    expect((await call('patch', `/${id}`, { nmae: 'x' })).status).toBe(400);
    expect((await call('patch', `/${id}`, { category: 'marketing' })).body.code).toBe('TEMPLATE.OPT_OUT_MISSING');
  });

  it('are made once per idempotency key', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const answers = await Promise.all([call('post', '', sms, key), call('post', '', sms, key)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await call('post', '', { ...sms, name: 'Other' }, key)).body.code).toBe('REQUEST.IDEMPOTENCY_CONFLICT');
    expect((await call('post', '', sms, { ...key, authorization: tokens.other })).body.id).not.toBe(answers[0]?.body.id);
    app.clock.advance(25 * 3_600_000);
    expect((await call('post', '', sms, key)).body.id).not.toBe(answers[0]?.body.id);
  });

  it('belong to one hub, and are gone when deleted', async () => {
    const { id } = (await call('post', '', sms)).body;
    const foreign = { authorization: tokens.other };
    for (const [method, path, body] of [['get', `/${id}`], ['get', `/${id}/versions`], ['patch', `/${id}`, { name: 'x' }], ['delete', `/${id}`]] as const) {
      expect((await call(method, path, body, foreign)).status).toBe(404);
    }
    expect((await call('get', '', undefined, foreign)).body.items).toEqual([]);
    expect((await call('delete', `/${id}`)).status).toBe(204);
    expect((await call('get', `/${id}`)).status).toBe(404);
    expect((await app.outbox()).at(-1)).toMatchObject({ type: 'template.head_changed', key: id, payload: { isDeleted: true, version: 1 } });
  });

  it('are listed newest first, page by page', async () => {
    for (const name of ['a', 'b', 'c']) {
      await call('post', '', { ...sms, name });
      app.clock.advance(1);
    }
    const first = (await call('get', '?limit=2')).body;
    expect(first.items.map((t: { name: string }) => t.name)).toEqual(['c', 'b']);
    expect((await call('get', `?limit=2&cursor=${first.nextCursor}`)).body).toMatchObject({ items: [{ name: 'a' }], nextCursor: null });
    expect((await call('get', '?channel=email')).body.items).toEqual([]);
  });

  it('of the system are there once per hub, change, and cannot be deleted', async () => {
    const hubs = app.get(HubProvisioner);
    await Promise.all([hubs.provision('main'), hubs.provision('main')]);
    const seen = (hubId: string) => ({ id: randomUUID(), hubId, data: { hubId, seenAt: '2026-11-23T10:00:00Z' } }) as unknown as EnvelopeOf<typeof hubSeen>;
    await app.database.transaction((tx) => app.get(ProvisionHubWhenHubSeen).handle([seen('main'), seen('other'), seen('other')], new ConsumerContext([tx])));
    const published = await app.outbox();
    const count = (hub: string, type: string) => published.filter((row) => row.hub_id === hub && row.type === type).length;
    const triggers = Trigger.options.length;
    expect([count('main', 'template.version_published'), count('main', 'template.head_changed'), count('main', 'hub.seen')]).toEqual([triggers, triggers, 1]);
    expect([count('other', 'template.version_published'), count('other', 'hub.seen')]).toEqual([triggers, 0]);
    const id = deriveId('main', 'template', 'welcome');
    expect((await call('get', `/${id}`)).body).toMatchObject({ isSystem: true, version: 1, channel: 'all' });
    expect((await call('delete', `/${id}`)).body.code).toBe('TEMPLATE.SYSTEM');
    expect((await call('patch', `/${id}`, { variants: { sms: { body: 'Welcome!' } } })).body).toMatchObject({ version: 2, isSystem: true });
    await hubs.provision('main');
    expect((await call('get', `/${id}`)).body.version).toBe(2);
  });

  it('are previewed with what is missing shown by name', async () => {
    const { id } = (await call('post', '', { ...sms, translations: { es: { body: 'Hola {{customer.firstName}}: {{order}} ✓' } } })).body;
    const english = await call('post', '/preview', { templateId: id, channel: 'sms', variables: { order: 'no. 7' } });
    expect(english.status).toBe(200);
    expect(english.body).toMatchObject({ text: 'Hi {{customer.firstName}}, no. 7 is ready.', missing: ['customer.firstName'], sms: { encoding: 'GSM-7', segments: 1 } });
    const spanish = await call('post', '/preview', { templateId: id, channel: 'sms', locale: 'es-MX', variables: { order: '7', customer: { firstName: 'Ana' } } });
    expect(spanish.body).toMatchObject({ text: 'Hola Ana: 7 ✓', missing: [], sms: { encoding: 'UCS-2', offending: [{ char: '✓' }] } });
    const mail = await call('post', '/preview', { draft: { subject: 'Hi', body: 'Stop: {{unsubscribeUrl}}', format: 'simple', category: 'marketing' }, channel: 'email' });
    expect(mail.body).toMatchObject({ subject: 'Hi', html: expect.stringContaining('https://shop.example/messaging/u/preview'), missing: [] });
    expect((await call('post', '/preview', { draft: { body: '{{' }, channel: 'sms' })).status).toBe(422);
    const whole = { name: 'D', channel: 'email', category: 'custom', locale: 'en', subject: 'Hi', body: 'Hello', format: 'text', isActive: true };
    expect((await call('post', '/preview', { draft: whole, channel: 'email' })).status).toBe(200);
    expect((await call('post', '/preview', { channel: 'sms' })).status).toBe(400);
    expect((await call('post', '/preview', { templateId: randomUUID(), channel: 'sms' })).status).toBe(404);
  });
});
