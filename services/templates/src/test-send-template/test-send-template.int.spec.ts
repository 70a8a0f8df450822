import { randomUUID } from 'node:crypto';
import { messageSend } from '@messaging/contracts';
import { templatesApp } from '../../test/templates-app.js';
import { ProjectHubWhenSettingsChanged } from '../project-hub-when-settings-changed/project-hub-when-settings-changed.consumer.js';

const letter = { name: 'Sale', channel: 'all', category: 'marketing', subject: 'Hi', body: '{{customer.firstName}}, {{order}}, {{date event.startsAt}}, {{money customer.totalSpent}}, {{customer.birthday}}. Reply STOP.' };

describe('a test-send', () => {
  let app: Awaited<ReturnType<typeof templatesApp>>;
  let token: string;
  beforeAll(async () => {
    app = await templatesApp();
    token = await app.bearer('main', 'messaging.view_template', 'messaging.add_template', 'messaging.send_message');
    await app.hear(ProjectHubWhenSettingsChanged, 'main', [{ revision: 1, hub: { name: 'Sol', timeZone: 'Europe/Madrid', locale: 'en', country: 'ES' }, channels: { sms: { enabled: true, provider: 'sandbox' } } }]);
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate outbox'));

  const post = (path: string, body: unknown, headers: object = {}) => app.http().post(`/api/v1/templates${path}`).set({ authorization: token, 'content-type': 'application/json', ...headers }).send(JSON.stringify(body));
  const made = async (draft: object = letter): Promise<string> => (await post('', draft)).body.id;
  const commands = async () => (await app.outbox()).filter(({ type }) => type === 'message.send');

  it('is a command to dispatch, to the address alone, with samples for what is missing', async () => {
    const id = await made();
    const answer = await post(`/${id}/test-send`, { channel: 'sms', to: '612 34 56 78', variables: { order: 'no. 7' }, locale: 'es' });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ channel: 'sms', to: '+34612345678', templateId: id, templateVersion: 1, status: 'queued', missing: ['customer.firstName', 'event.startsAt', 'customer.totalSpent', 'customer.birthday'] });
    const [command] = await commands();
    expect(command?.key).toBe('main|+34612345678');
    expect(command?.payload).toMatchObject({
      messageId: answer.body.id, channel: 'sms', to: '+34612345678', purpose: 'transactional', category: 'marketing', content: { templateId: id, templateVersion: 1, variables: { order: 'no. 7' } },
      event: { startsAt: '2026-11-24T10:00:00' }, customer: { firstName: '{{customer.firstName}}', locale: 'es', birthday: '1990-05-17', totalSpent: { amount: '25.00', currency: 'EUR' } }, metadata: { testSend: true },
    });
    expect(command?.payload).not.toHaveProperty('customerId');
    expect(messageSend('sms', 'priority').schema.safeParse(command?.payload)).toMatchObject({ success: true });
  });

  it('is one message for one key', async () => {
    const id = await made();
    const request = { channel: 'email', to: 'me@example.com' };
    const answers = await Promise.all([1, 2].map(() => post(`/${id}/test-send`, request, { 'idempotency-key': 'k' })));
    expect([answers[0]?.status, answers[1]?.body]).toEqual([202, answers[0]?.body]);
    expect(await commands()).toHaveLength(1);
    expect((await post(`/${id}/test-send`, { ...request, to: 'you@example.com' }, { 'idempotency-key': 'k' })).body.code).toBe('REQUEST.IDEMPOTENCY_CONFLICT');
  });

  it.each([
    ['an address that is none', { channel: 'email', to: 'nobody' }, 422, 'ADDRESS.INVALID', '/to'],
    ['a number that is none', { channel: 'sms', to: '12' }, 422, 'ADDRESS.INVALID', '/to'],
    ['values of the platform’s own', { channel: 'sms', to: '+34612345678', variables: { hub: { name: 'x' } } }, 422, 'MESSAGE.VARIABLE_RESERVED', '/variables/hub'],
    ['a customer of another form', { channel: 'sms', to: '+34612345678', variables: { customer: { firstName: 'A', tags: 'x' } } }, 422, 'FIELD.INVALID', '/variables/customer'],
    ['a field that does not exist', { channel: 'sms', to: '+34612345678', form: 'x' }, 400, 'REQUEST.INVALID', '/form'],
    ['a customer that does not exist', { channel: 'sms', to: '+34612345678', customerId: 'nobody' }, 404, 'CUSTOMER.NOT_FOUND', undefined],
  ])('refuses %s', async (_name, request, status, code, pointer) => {
    const { body } = await post(`/${await made()}/test-send`, request);
    expect([body.status, body.code, body.errors?.[0]?.pointer]).toEqual([status, code, pointer]);
    expect(await commands()).toEqual([]);
  });

  it('refuses a template of another channel, of another hub, or one that needs what the settings do not say', async () => {
    const to = { channel: 'sms', to: '+34612345678' };
    expect((await post(`/${await made({ ...letter, channel: 'email' })}/test-send`, to)).body.code).toBe('TEMPLATE.CHANNEL');
    expect((await post(`/${await made({ ...letter, category: 'custom', body: '{{hub.legal.name}}' })}/test-send`, to)).body).toMatchObject({ status: 422, code: 'TEMPLATE.VARIABLE_MISSING', detail: expect.stringContaining('hub.legal.name') });
    const id = await made();
    expect((await post(`/${id}/test-send`, to, { authorization: await app.bearer('other', 'messaging.send_message') })).status).toBe(404);
    expect((await post(`/${randomUUID()}/test-send`, to)).status).toBe(404);
    expect((await post(`/${id}/test-send`, to, { authorization: await app.bearer('main', 'messaging.change_template') })).body).toMatchObject({ status: 403, missing: 'messaging.send_message' });
  });
});
