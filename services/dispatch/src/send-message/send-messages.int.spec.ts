import type { CustomerFields } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { OptOutTokens } from '@messaging/persistence';
import type { FailureClass, SendOutcome } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { customerEvent, idOf, optOut, receipt, sendCommand, template } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { sendCommandsConsumers } from '../accept-message/send-commands.consumer.js';
import { ApplyReceiptConsumer } from '../apply-receipt/apply-receipt.consumer.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { ProjectTemplatesConsumer } from '../project-templates/project-templates.consumer.js';
import { SuppressAddressWhenOptedOutConsumer } from '../suppress-address/suppress-address-when-opted-out.consumer.js';

const failure = (failureClass: FailureClass, more: object = {}) => ({ class: failureClass, code: '550', detail: 'no such user', ...more });
const notSent = (failureClass: FailureClass, more: object = {}): SendOutcome => ({ kind: 'not_sent', failure: failure(failureClass, more) });

describe('the sending path', () => {
  let app: DispatchApp;
  let token: string;
  const accepted: typeof app.provider.answer = ({ attemptId }) => ({ kind: 'accepted', externalId: `x-${attemptId}` });

  beforeEach(async () => {
    app = await dispatchApp({ unknownResendAfterMs: 3_600_000 });
    token = await app.hub('main');
    app.run('send ');
  });
  afterEach(() => app.close());

  const settings = (patch: unknown) => app.http().patch('/api/v1/settings').set('authorization', token).send(patch as object).expect(200);
  const send = async (body: Record<string, unknown> = {}): Promise<string> => {
    const message = { channel: 'email', to: `${newId()}@example.com`, category: 'custom', body: 'Hi', ...body };
    const answer = await app.http().post('/api/v1/messages').set('authorization', token).send(message);
    expect(answer.status).toBe(202);
    return answer.body.id;
  };
  const becomes = (id: string, wanted: Record<string, unknown>) => eventually(async () => {
    const row = await app.message(id);
    expect(row).toMatchObject(wanted);
    return row;
  });
  const timeline = async (id: string): Promise<{ kind: string; text: string; data: Record<string, unknown> }[]> =>
    (await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', token)).body.items;

  it('hands a message to the provider, records the answer, and says so', async () => {
    const id = await send({ to: 'ada@example.com', subject: 'Hello' });
    await becomes(id, { status: 'sent', attempts: 1, phase: 'settled', provider: 'scripted' });
    expect(app.provider.calls).toMatchObject([{ messageId: id, to: 'ada@example.com', subject: 'Hello', text: 'Hi' }]);
    expect(await app.published('message.sent')).toMatchObject([{ key: id, payload: { status: 'sent', provider: 'scripted' } }]);
    expect((await timeline(id)).map(({ kind }) => kind)).toEqual(['accepted', 'attempt', 'attempt']);
  });

  it('writes to a number in international form, by the country of the hub, and records alphabet and parts of an SMS', async () => {
    await settings({ hub: { country: 'ES' } });
    for (const [body, encoding, segments] of [['a'.repeat(161), 'GSM-7', 2], ['ç'.repeat(70), 'UCS-2', 1]] as const) {
      const id = await send({ channel: 'sms', to: '600 111 222', body });
      await becomes(id, { status: 'sent', to_address: '+34600111222' });
      expect((await app.http().get(`/api/v1/messages/${id}`).set('authorization', token)).body).toMatchObject({ to: '+34600111222', encoding, segments });
    }
  });

  it('tries again what certainly was not sent, with a wait that is its own', async () => {
    app.provider.answer = () => notSent('TRANSIENT');
    const id = await send();
    const row = await becomes(id, { status: 'queued', phase: 'queued', attempts: 1, retries: 1, reason_code: 'PROVIDER.TRANSIENT' });
    expect((row['next_at'] as Date).getTime() - app.clock.now().getTime()).toBe(1500);
    expect(await app.database.query('select status from attempt')).toEqual([{ status: 'not_sent' }]);
    app.provider.answer = accepted;
    await app.hurry();
    await becomes(id, { status: 'sent', attempts: 2, reason_code: null });
  });

  it('leaves an account alone for as long as a rate limit asks', async () => {
    app.provider.answer = () => notSent('RATE_LIMIT', { retryAfterMs: 60_000 });
    const first = await send();
    await becomes(first, { status: 'queued', attempts: 1, reason_code: 'PROVIDER.RATE_LIMIT' });
    const second = await send();
    const row = await becomes(second, { status: 'queued', attempts: 0, reason_code: 'PROVIDER.RATE_LIMIT' });
    expect((row['next_at'] as Date).getTime() - app.clock.now().getTime()).toBe(60_000);
  });

  it('fails for a bad recipient, suppresses the address, and sends nothing there again', async () => {
    app.provider.answer = () => notSent('RECIPIENT');
    const id = await send({ to: 'Gone@Example.com' });
    await becomes(id, { status: 'failed', reason_code: 'PROVIDER.RECIPIENT' });
    const again = await send({ to: 'gone@example.com' });
    await becomes(again, { status: 'skipped', attempts: 0, reason_code: 'SUPPRESSED', reason_detail: 'The address is suppressed (PROVIDER.RECIPIENT: 550: no such user)' });
    expect(app.provider.calls).toHaveLength(1);
    expect((await timeline(again)).map(({ kind, data }) => [kind, data['code']])).toEqual([['accepted', undefined], ['check', 'SUPPRESSED']]);
  });

  it('calls unknown what nobody knows, also when an adapter throws', async () => {
    app.provider.answer = () => ({ kind: 'unknown', failure: failure('AMBIGUOUS') });
    const first = await send();
    await becomes(first, { status: 'unknown', phase: 'unknown', attempts: 1, reason_code: 'SEND.UNCONFIRMED' });
    app.provider.answer = () => Promise.reject(new Error('broken promise'));
    const second = await send();
    await becomes(second, { status: 'unknown', phase: 'unknown', attempts: 1 });
    expect(await app.published('message.unknown')).toHaveLength(2);
  });

  it('writes the words of a hostile provider without losing an outcome', async () => {
    app.provider.answer = ({ attemptId }) => ({ kind: 'accepted', externalId: `x\u0000${attemptId}`, response: 'ok\u0000'.repeat(1000) });
    await becomes(await send(), { status: 'sent' });
  });

  it('keeps a receipt that came before the answer, and says both', async () => {
    app.run('settle-unknown');
    let answer: (outcome: SendOutcome) => void = () => undefined;
    app.provider.answer = () => new Promise((resolve) => (answer = resolve));
    const id = await send();
    const call = await eventually(() => app.provider.calls[0] ?? false);
    await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ attemptId: call.attemptId, status: 'delivered' }));
    answer({ kind: 'accepted', externalId: 'x' });
    const row = await becomes(id, { status: 'delivered', phase: 'settled', external_id: 'x' });
    expect(row['sent_at']).not.toBeNull();
    expect((await app.published()).filter(({ key }) => key === id).map(({ type }) => type)).toEqual(['message.queued', 'message.sent', 'message.delivered']);
  });

  it('checks consent when it sends, not when it was asked', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { email: 'ada@example.com', consent: { email: { marketing: true } } } }));
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const marketing = { category: 'marketing', to: undefined, customerId: 'c-1', sendAt: at };
    const ids = [await send(marketing), await send({ ...marketing, category: 'custom' })];
    expect((await app.message(ids[0] ?? ''))['status']).toBe('queued');
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.updated', { customerId: 'c-1', customer: { consent: { email: { marketing: false } } } }));
    await app.hurry();
    await becomes(ids[0] ?? '', { status: 'skipped', reason_code: 'CONSENT.MISSING' });
    await becomes(ids[1] ?? '', { status: 'sent' });
  });

  it('counts the consent of the customer behind a bare address, and an existing customer only by policy', async () => {
    const customer = { email: 'Ada@Example.com', totalSpent: { amount: '10', currency: 'EUR' } };
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer }));
    const bare = { category: 'marketing', to: 'ada@example.COM' };
    await becomes(await send(bare), { status: 'skipped', reason_code: 'CONSENT.MISSING' });
    await settings({ policy: { marketingConsent: 'existingCustomers' } });
    const id = await send(bare);
    await becomes(id, { status: 'sent' });
    expect((await timeline(id)).map(({ data }) => data['code'])).toContain('CONSENT.EXISTING_CUSTOMER');
  });

  it('carries a link whose page speaks as the words do, also where they are not in the customer’s own language', async () => {
    const customer = (locale: string) => ({ email: 'ada@example.com', locale, consent: { email: { marketing: true } } });
    const templateId = newId();
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId, { category: 'marketing', locale: 'es', body: 'Rebajas: {{unsubscribeUrl}}', translations: { en: { body: 'Sale: {{unsubscribeUrl}}' } } }));
    const linkOf = async (locale: string, body: Record<string, unknown>) => {
      await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.updated', { customerId: 'c-1', customer: customer(locale) }));
      await becomes(await send({ to: undefined, body: undefined, category: undefined, customerId: 'c-1', ...body }), { status: 'sent' });
      const { text, unsubscribeUrl = '' } = app.provider.calls.at(-1) ?? {};
      return [text?.split(':')[0], app.get(OptOutTokens).read(unsubscribeUrl.split('/u/')[1] ?? '')?.language];
    };
    expect(await linkOf('en-GB', { templateId })).toEqual(['Sale', 'en']);
    expect(await linkOf('es-MX', { templateId })).toEqual(['Rebajas', 'es']);
    await settings({ hub: { locale: 'es' } });
    expect(await linkOf('fr', { templateId })).toEqual(['Rebajas', 'es']);
    expect(await linkOf('en', { category: 'marketing', body: 'Own words' })).toEqual(['Own words', 'en']);
    expect(await linkOf('fr', { category: 'marketing', body: 'Own words' })).toEqual(['Own words', undefined]);
  });

  it('sends no marketing after an opt-out by the link, and keeps sending the rest', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { email: 'ada@example.com', consent: { email: { marketing: true } } } }));
    const sent = await send({ to: undefined, customerId: 'c-1', category: 'marketing' });
    await becomes(sent, { status: 'sent' });
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(sent, 'stop', new Date()));
    const later = customerEvent('customer.updated', { customerId: 'c-1', customer: { consent: { email: { marketing: true } } } });
    await app.deliver(ProjectCustomersConsumer, 'handle', later);
    await becomes(await send({ to: undefined, customerId: 'c-1', category: 'marketing' }), { status: 'skipped', reason_code: 'SUPPRESSED' });
    await becomes(await send({ to: undefined, customerId: 'c-1' }), { status: 'sent' });
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(sent, 'resume', new Date()));
    await becomes(await send({ to: undefined, customerId: 'c-1', category: 'marketing' }), { status: 'sent' });
  });

  it('skips what expired, a channel that is off, and a customer nobody knows', async () => {
    const expired = await send({ sendAt: new Date(Date.now() + 60_000).toISOString(), expiresAt: new Date(Date.now() + 120_000).toISOString() });
    await becomes(await send({ to: undefined, customerId: 'nobody' }), { status: 'skipped', reason_code: 'ADDRESS.MISSING', reason_detail: 'No customer with this id is known here.' });
    app.clock.advance(121_000);
    await app.hurry();
    await becomes(expired, { status: 'skipped', reason_code: 'MESSAGE.EXPIRED' });
    await settings({ email: { enabled: false } });
    await becomes(await send(), { status: 'skipped', reason_code: 'CHANNEL.DISABLED' });
  });

  it('looks at a waiting message when it expires, not hours later', async () => {
    app.provider.answer = () => notSent('DEFER');
    const expiresAt = new Date(Date.now() + 600_000);
    const row = await becomes(await send({ expiresAt: expiresAt.toISOString() }), { phase: 'queued', attempts: 1 });
    expect(row['next_at']).toEqual(expiresAt);
  });

  it('holds a message back until its time', async () => {
    const id = await send({ sendAt: new Date(Date.now() + 1500).toISOString() });
    await becomes(await send(), { status: 'sent' });
    expect((await app.message(id))['status']).toBe('queued');
    await becomes(id, { status: 'sent' });
  });

  it('reads a customer’s address anew at each attempt, and keeps one the caller chose', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { email: 'old@example.com' } }));
    app.provider.answer = () => notSent('TRANSIENT');
    const ids = [await send({ to: undefined, customerId: 'c-1' }), await send({ to: 'chosen@example.com', customerId: 'c-1' })];
    for (const id of ids) await becomes(id, { attempts: 1, phase: 'queued' });
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.updated', { customerId: 'c-1', customer: { email: 'new@example.com' } }));
    app.provider.answer = accepted;
    await app.hurry();
    await becomes(ids[0] ?? '', { status: 'sent', to_address: 'new@example.com' });
    await becomes(ids[1] ?? '', { status: 'sent', to_address: 'chosen@example.com' });
  });

  describe('from a template', () => {
    const templateId = newId();
    const command = (key: string, more: object = {}) => app.deliver(sendCommandsConsumers.email, 'priority', sendCommand(key, { templateId, ...more }));
    const known = () => app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId));
    const ada = (about: { time?: Date } = {}, customer: CustomerFields = { firstName: 'Ada', email: 'ada@example.com' }) =>
      app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer }, about));

    it('renders, keeps what it rendered from, and shows the source of what never left', async () => {
      await known();
      await ada();
      await command('good');
      await becomes(idOf('good'), { status: 'sent' });
      await ada({}, { firstName: 'Augusta', email: 'ada@example.com' });
      const read = await app.http().get(`/api/v1/messages/${idOf('good')}`).set('authorization', token);
      expect(read.body.body).toBe('Hello Ada');
      await ada({}, { firstName: null });
      await command('missing');
      await becomes(idOf('missing'), { status: 'skipped', reason_code: 'TEMPLATE.VARIABLE_MISSING', reason_detail: 'No value for customer.firstName.' });
      const skipped = await app.http().get(`/api/v1/messages/${idOf('missing')}`).set('authorization', token);
      expect(skipped.body.body).toBe('Hello {{customer.firstName}}');
    });

    it('waits for the customer event it rests on, and sends when it comes', async () => {
      await known();
      const time = new Date();
      await command('early', { restsOn: { customerEvent: { id: newId(), time: time.toISOString() } }, customer: { firstName: 'Carried', email: 'carried@example.com' } });
      await becomes(idOf('early'), { phase: 'queued', reason_code: 'CUSTOMER.NOT_SEEN_YET', attempts: 0, retries: 0 });
      await ada({ time });
      await app.hurry();
      await becomes(idOf('early'), { status: 'sent', to_address: 'ada@example.com' });
    });

    it('uses the carried fields after 60 s, and the newer of both whichever that is', async () => {
      await known();
      const time = new Date();
      await ada({ time: new Date(time.getTime() - 10_000) });
      const restsOn = { customerEvent: { id: newId(), time: time.toISOString() } };
      await command('carried', { restsOn, customer: { firstName: 'New', email: 'new@example.com' } });
      await becomes(idOf('carried'), { phase: 'queued', reason_code: 'CUSTOMER.NOT_SEEN_YET' });
      app.clock.advance(61_000);
      await app.hurry();
      await becomes(idOf('carried'), { status: 'sent', to_address: 'new@example.com' });
      await ada({ time: new Date(time.getTime() + 10_000) });
      await command('own', { restsOn, customer: { firstName: 'New', email: 'new@example.com' } });
      await becomes(idOf('own'), { status: 'sent', to_address: 'ada@example.com' });
    });

    it('waits for a template version, and fails after 60 s', async () => {
      await ada();
      await command('wait');
      await command('never', { content: { templateId: newId(), templateVersion: 1, variables: {} } });
      await becomes(idOf('wait'), { phase: 'queued', reason_code: 'TEMPLATE.NOT_SEEN_YET' });
      await known();
      await app.hurry();
      await becomes(idOf('wait'), { status: 'sent' });
      await becomes(idOf('never'), { phase: 'queued' });
      app.clock.advance(61_000);
      await app.hurry();
      await becomes(idOf('never'), { status: 'failed', reason_code: 'TEMPLATE.UNKNOWN' });
      expect(app.provider.calls).toHaveLength(1);
    });
  });
});
