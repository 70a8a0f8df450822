import type { ReceiptReceived } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { receipt } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ApplyReceiptConsumer } from '../apply-receipt/apply-receipt.consumer.js';

describe('what a provider took and could not deliver', () => {
  let app: DispatchApp;
  let authorization: string;

  beforeEach(async () => {
    app = await dispatchApp();
    authorization = await app.hub('main');
    app.run('send ');
  });
  afterEach(() => app.close());

  const becomes = (id: string, wanted: object) => eventually(async () => expect(await app.message(id)).toMatchObject(wanted));
  const sent = async (body: object = {}): Promise<string> => {
    const { body: made } = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'sms', to: '+34600111222', category: 'custom', body: 'Hola', ...body });
    await becomes(made.id, { status: 'sent' });
    return made.id;
  };
  /** The provider tells of the newest attempt, or of an earlier one. */
  const tell = async (id: string, change: Partial<ReceiptReceived>, number = 0): Promise<void> => {
    const [attempt] = await app.database.query<{ id: string }>('select id from attempt where message_id = $1 order by case when number = $2 then 0 else 1 end, number desc limit 1', [id, number]);
    await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ channel: 'sms', attemptId: attempt?.id ?? '', status: 'failed', ...change }));
  };
  const off = { failure: { class: 'TRANSIENT', code: '30003', detail: 'Unreachable', policy: { retriesMax: 1, strikes: 3 } } };
  const events = async (id: string) => (await app.published()).filter(({ key }) => key === id).map(({ type }) => type);

  it('is called again, stays sent meanwhile, and says why', async () => {
    const id = await sent();
    await tell(id, off);
    await becomes(id, { status: 'sent', phase: 'undelivered', reason_code: 'PROVIDER.TRANSIENT', reason_detail: '30003: Unreachable' });
    await tell(id, off, 1); // the same news once more, under a key of its own
    await app.hurry();
    await becomes(id, { status: 'sent', phase: 'settled', attempts: 2 });
    expect(await events(id)).toEqual(['message.queued', 'message.sent']);
    const { body } = await app.http().get(`/api/v1/messages/${id}/timeline`).set({ authorization });
    expect(body.items.map(({ data }: { data: { code?: string } }) => data.code).filter((code?: string) => code === 'PROVIDER.TRANSIENT').length).toBeGreaterThan(0);
  });

  it('has failed when that happens once more than its code allows', async () => {
    const id = await sent();
    await tell(id, off);
    await app.hurry();
    await becomes(id, { status: 'sent', phase: 'settled', attempts: 2 });
    await tell(id, off);
    await becomes(id, { status: 'failed', phase: 'settled', reason_code: 'PROVIDER.TRANSIENT' });
    expect(await app.database.query('select count(*)::int as n from address_strike')).toEqual([{ n: 1 }]);
  });

  it('is not called again once it has arrived after all, nor when its time is over', async () => {
    const [arrived, expired] = [await sent(), await sent({ expiresAt: new Date(app.clock.now().getTime() + 3_600_000).toISOString() })];
    for (const id of [arrived, expired]) await tell(id, off);
    await tell(arrived, { status: 'sent' });
    await becomes(arrived, { phase: 'undelivered' });
    await tell(arrived, { status: 'delivered' });
    await becomes(arrived, { status: 'delivered', phase: 'settled', reason_code: null });
    app.clock.advance(4_000_000);
    await app.hurry();
    await becomes(expired, { status: 'failed', phase: 'settled', reason_code: 'PROVIDER.TRANSIENT', attempts: 1 });
  });

  it('is left alone by the failure of an attempt before the one under way', async () => {
    const id = await sent();
    await tell(id, off);
    await app.hurry();
    await becomes(id, { attempts: 2, phase: 'settled' });
    await tell(id, { failure: { class: 'RECIPIENT', code: '30005', detail: 'Unknown number' } }, 1);
    expect(await app.message(id)).toMatchObject({ status: 'sent' });
    expect(await app.database.query('select scope from suppression')).toEqual([{ scope: 'all' }]);
  });

  it('lets the account rest when the provider refuses it afterwards', async () => {
    app.run('sending gate');
    const id = await sent();
    await tell(id, { failure: { class: 'ACCOUNT', code: '30002', detail: 'Account suspended' } });
    await eventually(async () => expect(await app.published('channel.broken')).toMatchObject([{ payload: { channel: 'sms', reason: { code: 'PROVIDER.ACCOUNT' } } }]));
    expect(await app.message(id)).toMatchObject({ status: 'sent', phase: 'undelivered' });
  });
});
