import { eventually } from '@messaging/testing';
import { customerEvent } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';

describe('while a pause or an opt-out would not be heard', () => {
  let app: DispatchApp;
  let token: string;
  beforeEach(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
    const known = { id: 'ada', email: 'ada@example.com', consent: { email: { marketing: true } } };
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'ada', customer: known }));
    app.run('send ');
  });
  afterEach(() => app.close());

  const send = async (category: string): Promise<string> => {
    const message = { channel: 'email', customerId: 'ada', category, subject: 'S', body: 'Now' };
    return (await app.http().post('/api/v1/messages').set('authorization', token).send(message).expect(202)).body.id;
  };
  const becomes = (id: string, wanted: object) => eventually(async () => expect(await app.message(id)).toMatchObject(wanted));

  it('what goes out in bulk waits untouched, what a person waits for leaves, and all of it once something is heard again', async () => {
    app.followed.isDeaf = true;
    const news = await send('marketing');
    for (let count = 0; count < 3; count++) await becomes(await send('custom'), { status: 'sent' });
    expect(await app.message(news)).toMatchObject({ status: 'queued', phase: 'queued', attempts: 0 });
    app.followed.isDeaf = false;
    await becomes(news, { status: 'sent', attempts: 1 });
  });

  it('what was read ahead is let go unsent, and is sent later', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    app.provider.answer = async ({ attemptId, text }) => {
      if (text.startsWith('Hi ')) await held;
      return { kind: 'accepted', externalId: `x-${attemptId}` };
    };
    const messages = Array.from({ length: 60 }, (_, index) => ({ channel: 'email', customerId: 'ada', category: 'marketing', subject: 'S', body: `Hi ${index}` }));
    await app.http().post('/api/v1/messages/batch').set('authorization', token).send({ messages }).expect(202);
    await eventually(async () => expect(app.provider.calls.length).toBeGreaterThan(0));
    app.followed.isDeaf = true;
    const begun = app.provider.calls.length;
    letGo();
    for (let count = 0; count < 3; count++) await becomes(await send('custom'), { status: 'sent' });
    expect(app.provider.calls.length).toBe(begun + 3);
    app.followed.isDeaf = false;
    await eventually(async () => expect(await app.database.query(`select 1 from message where status <> 'sent'`)).toEqual([]));
    expect(app.provider.calls).toHaveLength(63);
  });
});
