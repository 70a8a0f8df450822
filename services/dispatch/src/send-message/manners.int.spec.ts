import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { customerEvent } from '../../test/builders.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';

describe('a hub’s manners', () => {
  let app: DispatchApp;
  let token: string;
  beforeEach(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
    app.run('send ');
  });
  afterEach(() => app.close());

  const policy = (change: object) => app.http().patch('/api/v1/settings').set('authorization', token).send({ policy: { marketingConsent: 'existingCustomers', ...change } }).expect(200);
  const customer = async (customerId: string, fields: object = {}): Promise<void> => {
    const known = { id: customerId, email: `${customerId}@example.com`, totalSpent: { amount: '10.00', currency: 'EUR' }, ...fields };
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId, customer: known }));
  };
  const send = async (customerId: string, category: string): Promise<string> => {
    const answer = await app.http().post('/api/v1/messages').set('authorization', token).send({ channel: 'email', customerId, category, subject: 'S', body: 'Hi' });
    expect(answer.status).toBe(202);
    return answer.body.id;
  };
  const becomes = (id: string, wanted: object) => eventually(async () => expect(await app.message(id)).toMatchObject(wanted));
  /** `HH:mm` some minutes from now, in UTC. */
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);

  it('keeps marketing back in quiet hours, by the zone of each person, and lets it go when they are over', async () => {
    await policy({ quietHours: { from: inMinutes(-60), to: inMinutes(60) } });
    await customer('night');
    await customer('day', { timeZone: 'Pacific/Kiritimati' });
    const [waits, leaves, booking] = [await send('night', 'marketing'), await send('day', 'marketing'), await send('night', 'custom')];
    await becomes(leaves, { status: 'sent' });
    await becomes(booking, { status: 'sent' });
    await becomes(waits, { status: 'queued', reason_code: 'POLICY.QUIET_HOURS', attempts: 0 });
    const { items } = (await app.http().get(`/api/v1/messages/${waits}/timeline`).set('authorization', token)).body;
    expect(items.map(({ data }: { data: { code?: string } }) => data.code)).toContain('POLICY.QUIET_HOURS');
    app.clock.advance(2 * 3_600_000);
    await app.hurry();
    await becomes(waits, { status: 'sent' });
  });

  it('skips what is above the cap, and counts neither transactional messages nor other people', async () => {
    await policy({ frequencyCap: { max: 2, per: 'P7D' } });
    await Promise.all([customer('ada'), customer('eva')]);
    for (const id of [await send('ada', 'custom'), await send('ada', 'marketing'), await send('ada', 'marketing')]) await becomes(id, { status: 'sent' });
    await becomes(await send('ada', 'marketing'), { status: 'skipped', reason_code: 'POLICY.FREQUENCY_CAP' });
    await becomes(await send('eva', 'marketing'), { status: 'sent' });
    await becomes(await send('ada', 'custom'), { status: 'sent' });
  });

  it('lets no more through when many come at once', async () => {
    await policy({ frequencyCap: { max: 3, per: 'P1D' } });
    await customer('ada');
    const messages = Array.from({ length: 10 }, () => ({ channel: 'email', customerId: 'ada', category: 'marketing', subject: 'S', body: newId() }));
    const batch = (part: object[]) => app.http().post('/api/v1/messages/batch').set('authorization', token).send({ messages: part }).expect(202);
    await Promise.all([batch(messages.slice(0, 5)), batch(messages.slice(5))]);
    await eventually(async () => expect(await app.database.query(`select 1 from message where status = 'queued'`)).toEqual([]));
    expect(app.provider.calls).toHaveLength(3);
    expect(await app.database.query(`select 1 from message where reason_code = 'POLICY.FREQUENCY_CAP'`)).toHaveLength(7);
  });
});
