import { randomUUID } from 'node:crypto';
import { Trigger } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import { HubProvisioner } from '@messaging/service-kit';
import { templatesApp } from '../test/templates-app.js';
import { ProjectHubWhenSettingsChanged } from './project-hub-when-settings-changed/project-hub-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { TrackUseWhenAutomationChanged } from './track-use-when-automation-changed/track-use-when-automation-changed.consumer.js';
import { TrackUseWhenCampaignChanged } from './track-use-when-campaign-changed/track-use-when-campaign-changed.consumer.js';

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
  beforeEach(() => app.database.query('truncate template, template_version, template_use, idempotent_request, hub, outbox'));

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
    const seen = (hubId: string) => ({ hubId, seenAt: '2026-11-23T10:00:00Z' });
    await app.hear(ProvisionHubWhenHubSeen, 'main', [seen('main'), seen('other'), seen('other')]);
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

  it('of the system go back to their first words, once, and keep their switch', async () => {
    await app.get(HubProvisioner).provision('main');
    const path = `/${deriveId('main', 'template', 'welcome')}`;
    const first = (await call('get', path)).body;
    await call('patch', path, { name: 'Hello', variants: { sms: { body: 'Welcome!' } }, isActive: false });
    expect((await call('post', `${path}/reset`, undefined, { 'if-match': '"1"' })).status).toBe(412);
    const reset = await call('post', `${path}/reset`, undefined, { 'if-match': '"2"' });
    expect([reset.status, reset.headers['etag']]).toEqual([200, '"3"']);
    expect(reset.body).toMatchObject({ name: first.name, variants: first.variants, translations: first.translations, isActive: false, version: 3 });
    expect((await call('post', `${path}/reset`)).body.version).toBe(3);
    const { id } = (await call('post', '', sms)).body;
    expect((await call('post', `/${id}/reset`)).body).toMatchObject({ status: 409, code: 'TEMPLATE.NOT_SYSTEM' });
    expect((await call('post', `${path}/reset`, undefined, { authorization: tokens.other })).status).toBe(404);
  });

  it('of the system are called and found as the hub speaks', async () => {
    await app.get(HubProvisioner).provision('main');
    await app.hear(ProjectHubWhenSettingsChanged, 'main', [{ revision: 1, hub: { name: 'Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' }, channels: { sms: { enabled: true, provider: 'sandbox' } } }]);
    const { body } = await call('get', '?q=bienven');
    expect(body.items.map((t: { name: string }) => t.name)).toEqual(['Bienvenida']);
    expect((await call('post', '', { ...sms, body: 'Hola' })).body.locale).toBe('es');
  });

  it('in use are not deleted, and say by whom', async () => {
    const { id } = (await call('post', '', sms)).body;
    const automation = { automationId: randomUUID(), name: 'Ready', trigger: 'custom', templateId: id, isActive: false, isSystem: false, isDeleted: false };
    const campaign = { campaignId: randomUUID(), name: 'Spring', templateId: id, status: 'paused', isDeleted: false };
    await app.hear(TrackUseWhenAutomationChanged, 'main', [automation]);
    await app.hear(TrackUseWhenCampaignChanged, 'main', [campaign]);
    expect((await call('delete', `/${id}`)).body).toMatchObject({
      status: 409, code: 'TEMPLATE.IN_USE', usedBy: [{ kind: 'automation', id: automation.automationId, name: 'Ready' }, { kind: 'campaign', id: campaign.campaignId, name: 'Spring' }],
    });
    app.clock.advance(1000);
    await app.hear(TrackUseWhenAutomationChanged, 'main', [{ ...automation, isDeleted: true }]);
    await app.hear(TrackUseWhenCampaignChanged, 'main', [{ ...campaign, status: 'completed' }]);
    expect((await call('delete', `/${id}`, undefined, { 'if-match': '"7"' })).status).toBe(412);
    expect((await call('delete', `/${id}`)).status).toBe(204);
    expect((await call('get', `/${id}/versions/1`)).body).toMatchObject({ templateId: id, version: 1, body: sms.body });
    expect([(await call('get', `/${id}/versions/2`)).status, (await call('get', `/${id}/versions/1`, undefined, { authorization: tokens.other })).status]).toEqual([404, 404]);
  });

  it('that an automation takes up in the request before are in use already', async () => {
    const { id } = (await call('post', '', sms)).body;
    const deleted = call('delete', `/${id}`);
    const told = app.hear(TrackUseWhenAutomationChanged, 'main', [{ automationId: randomUUID(), name: 'Ready', trigger: 'custom', templateId: id, isActive: true, isSystem: false, isDeleted: false }]);
    expect([(await deleted).status, await told]).toEqual([409, undefined]);
  });

  it('are told as HTML where they were written in MJML', async () => {
    const mjml = '<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{customer.firstName}}</mj-text></mj-column></mj-section></mj-body></mjml>';
    const made = await call('post', '', { name: 'Letter', channel: 'email', category: 'custom', subject: 'Hi', format: 'mjml', body: mjml });
    expect(made).toMatchObject({ status: 201, body: { format: 'mjml', body: mjml, variables: [{ name: 'customer.firstName', required: true }] } });
    const [version] = await app.outbox();
    expect(version?.payload).toMatchObject({ format: 'html', body: expect.stringMatching(/^<!doctype html>[\s\S]*Hi \{\{customer.firstName\}\}/i) });
    const shown = await call('post', '/preview', { templateId: made.body.id, channel: 'email', variables: { customer: { firstName: "O'Neil" } } });
    expect(shown.body).toMatchObject({ text: "Hi O'Neil", html: expect.stringContaining('Hi O&#39;Neil'), missing: [] });
    const lost = await call('post', '', { name: 'L', channel: 'email', category: 'custom', format: 'mjml', body: '<mjml><mj-body>{{x}}</mj-body></mjml>' });
    expect([lost.status, lost.body.errors[0]]).toEqual([422, expect.objectContaining({ pointer: '/body', code: 'TEMPLATE.MJML_TAG_LOST' })]);
  });

  it('are saved with a hint at what may be a slip, and refused where it must be one', async () => {
    expect((await call('post', '', { ...sms, body: 'Hi {{firstName}}' })).body.warnings).toEqual([
      { pointer: '/body', code: 'TEMPLATE.VARIABLE_UNKNOWN', detail: expect.stringContaining('did you mean {{customer.firstName}}?') },
    ]);
    expect((await call('post', '', { ...sms, body: 'Hi {{costumer.firstName}}' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/body', code: 'TEMPLATE.VARIABLE_UNKNOWN' }] });
    expect((await call('post', '', { ...sms, name: 'a\r\nBcc: x@example.com' })).body).toMatchObject({ status: 400, errors: [{ pointer: '/name' }] });
  });
});
