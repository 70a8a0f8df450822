import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchItem } from './accept-batch.handler.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { customerEvent, template } from '../../test/builders.js';
import { newId } from '@messaging/kernel';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { ProjectTemplatesConsumer } from '../project-templates/project-templates.consumer.js';

const hello = { channel: 'email', to: 'Ada@Example.com', category: 'custom', subject: 'Hi', body: 'Hello Ada' };

describe('accepting messages', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate message, outbox, send_turn, send_queue, decision, template_head'));

  const post = (path: string, body: unknown, headers: Record<string, string> = {}, hub: 'main' | 'other' = 'main') =>
    app.http().post(`/api/v1/messages${path}`).set({ authorization: tokens[hub], 'content-type': 'application/json', ...headers }).send(JSON.stringify(body));

  it('answers 202 with the queued message, its address in canonical form, and says it once', async () => {
    const answer = await post('', { ...hello, metadata: { order: 7 } });
    expect([answer.status, answer.body.status, answer.body.to, answer.body.body]).toEqual([202, 'queued', 'Ada@example.com', 'Hello Ada']);
    expect(await app.published('message.queued')).toMatchObject([{ key: answer.body.id, hub_id: 'main', payload: { messageId: answer.body.id, metadata: { order: 7 } } }]);
  });

  it('makes one message of a key: the same body gives its id again, another body 409', async () => {
    const first = await post('', hello, { 'idempotency-key': 'k' });
    const again = await post('', { ...hello, body: hello.body }, { 'idempotency-key': 'k' });
    const other = await post('', { ...hello, body: 'Bye' }, { 'idempotency-key': 'k' });
    expect([again.status, again.body.id]).toEqual([202, first.body.id]);
    expect([other.status, other.body.code]).toEqual([409, 'REQUEST.IDEMPOTENCY_CONFLICT']);
    expect(await app.published('message.queued')).toHaveLength(1);
  });

  it('gives a repeated call its first answer, whatever has become of the message since', async () => {
    const first = await post('', { ...hello, metadata: { b: 1, a: 2 } }, { 'idempotency-key': 'first' });
    await app.database.query(`update message set status = 'delivered', attempts = 1, provider = 'sandbox', external_id = 'x', sent_at = now(), delivered_at = now() where id = $1`, [first.body.id]);
    const again = await post('', { ...hello, metadata: { b: 1, a: 2 } }, { 'idempotency-key': 'first' });
    expect([again.status, again.body]).toEqual([202, first.body]);
  });

  it('gives twenty equal requests at once one message', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('', hello, { 'idempotency-key': 'at-once' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await app.published('message.queued')).toHaveLength(1);
  });

  it('keys belong to a hub and a route', async () => {
    const key = { 'idempotency-key': 'k|0' };
    const ids = [(await post('', hello, key)).body.id, (await post('', hello, key, 'other')).body.id];
    const batch = await post('/batch', { messages: [hello] }, { 'idempotency-key': 'k' });
    expect(new Set([...ids, batch.body.items[0].id]).size).toBe(3);
  });

  it('answers a repeated call although it would be refused today', async () => {
    const templateId = newId();
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId));
    const call = { channel: 'email', to: 'a@example.com', templateId, expiresAt: new Date(app.clock.now().getTime() + 60_000).toISOString() };
    const first = await post('', call, { 'idempotency-key': 'late' });
    await app.database.query('update template_head set is_deleted = true');
    app.clock.advance(120_000);
    const again = await post('', call, { 'idempotency-key': 'late' });
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    expect((await post('', call)).status).toBe(422);
  });

  it('takes the sound items of a batch, names the others, and repeats with a key', async () => {
    const messages = [hello, { ...hello, to: 'nobody' }, { ...hello, unknown: 1 }, hello];
    const first = await post('/batch', { messages }, { 'idempotency-key': 'b' });
    const items: BatchItem[] = first.body.items;
    expect([first.status, items.map((item) => ('id' in item ? 'id' : 'problem'))]).toEqual([202, ['id', 'problem', 'problem', 'id']]);
    expect(first.body.items[1].problem).toMatchObject({ status: 422, code: 'ADDRESS.INVALID', errors: [{ pointer: '/to' }] });
    expect(first.body.items[2].problem).toMatchObject({ status: 400, errors: [{ pointer: '/unknown' }] });
    const again = await post('/batch', { messages }, { 'idempotency-key': 'b' });
    expect(again.body.items.map((i: { id?: string }) => i.id)).toEqual(first.body.items.map((i: { id?: string }) => i.id));
    expect(await app.published('message.queued')).toHaveLength(2);
  });

  it('survives two batches with the same keys at once', async () => {
    const messages = Array.from({ length: 200 }, (_, i) => ({ ...hello, body: `no ${i}` }));
    const answers = await Promise.all([1, 2, 3].map(() => post('/batch', { messages }, { 'idempotency-key': 'same' })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.flatMap(({ body }) => body.items.map((i: { id: string }) => i.id))).size).toBe(200);
  });

  it('refuses a foreign template, a bad header, and what would be ignored', async () => {
    const templateId = newId();
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId, {}, 'other'));
    const foreign = await post('', { channel: 'email', to: 'a@example.com', templateId });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'TEMPLATE.UNKNOWN']);
    expect((await post('', hello, { 'idempotency-key': 'x'.repeat(129) })).status).toBe(400);
    expect((await post('', { ...hello, variables: { order: 1 } })).body.errors[0].pointer).toBe('/variables');
  });

  it('waits for a template and a customer that the log brings a moment later', async () => {
    const templateId = newId();
    const call = post('', { channel: 'email', customerId: 'c-late', templateId }).then((answer) => answer);
    await sleep(100);
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId));
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-late', customer: { email: 'late@example.com' } }));
    const { status, body } = await call;
    expect([status, body.templateId]).toEqual([202, templateId]);
  });

  it('does not wait for ever for a customer whom nobody ever named', async () => {
    expect((await post('', { ...hello, customerId: 'c-nobody' })).status).toBe(202);
  });

  it('says what a template says since a change that is still on its way', async () => {
    const templateId = newId();
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId));
    app.followed.isCaughtUp = false;
    const call = post('', { channel: 'email', to: 'a@example.com', templateId }).then((answer) => answer);
    await sleep(50);
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId, { version: 2 }));
    app.followed.isCaughtUp = true;
    expect((await call).body.templateVersion).toBe(2);
  });

  it('asks once, and waits for nobody, when the log has nothing left to bring', async () => {
    Object.assign(app.followed, { isCaughtUp: true, asked: 0 });
    expect((await post('', { ...hello, customerId: 'c-nobody-yet' })).status).toBe(202);
    expect(app.followed.asked).toBe(1);
    app.followed.isCaughtUp = undefined;
  });

  it('keeps a sound traceparent and no other', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const sound = await post('', hello, { traceparent });
    const broken = await post('', hello, { traceparent: 'x'.repeat(3000) });
    expect((await app.message(sound.body.id))['traceparent']).toBe(traceparent);
    expect((await app.message(broken.body.id))['traceparent']).toBeNull();
  });

  it('needs the permission', async () => {
    expect((await app.http().post('/api/v1/messages').send(hello)).status).toBe(401);
  });
});
