import { CustomerExport, type CustomerFields, type ErasureReport } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { customerEvent, optOut, receipt, reply, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ApplyReceiptConsumer } from '../apply-receipt/apply-receipt.consumer.js';
import { KeepRepliesConsumer } from '../keep-replies/keep-replies.consumer.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { SuppressAddressWhenOptedOutConsumer } from '../suppress-address/suppress-address-when-opted-out.consumer.js';

const canary = 'Zaphod';
const email = 'zaphod@beeblebrox.example';

describe('erasing a customer', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeEach(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterEach(() => app.close());

  const told = (customer: CustomerFields, time: Date, about: { customerId?: string; hubId?: string } = {}) => customerEvent('customer.updated', { customerId: about.customerId ?? 'c-1', customer }, { hubId: about.hubId ?? 'main', time });
  const hear = (...batches: ReturnType<typeof told>[]) => app.deliver(ProjectCustomersConsumer, 'handle', together(...batches));
  const api = (method: 'get' | 'delete', path: string, hub: 'main' | 'other' = 'main') => app.http()[method](`/api/v1/customers${path}`).set('authorization', tokens[hub]);
  const send = async (body: object) => (await app.http().post('/api/v1/messages').set('authorization', tokens.main).send({ channel: 'email', category: 'custom', subject: 'S', body: `Dear ${canary}`, ...body })).body.id as string;
  const status = async (id: string) => (await app.message(id))['status'];
  const past = new Date(Date.now() - 60_000);
  /** Every row of every table but the event log, as text: what a thief would read. */
  const everything = async () => {
    const tables = await app.database.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'dispatch'::regnamespace and relkind = 'r' and relname <> 'outbox'`);
    const dumps = await Promise.all(tables.map(({ name }) => app.database.query<{ row: string }>(`select t::text as row from ${name} t`)));
    return dumps.flat().map(({ row }) => row).join('\n');
  };

  it('leaves nothing that says who it was, keeps the numbers, and says what stays and why', async () => {
    app.run('send ');
    await hear(told({ firstName: canary, email, phone: '+34600111222', consent: { sms: { marketing: true } } }, past), told({ firstName: 'Ford' }, past, { customerId: 'c-2' }), told({ firstName: canary }, past, { hubId: 'other' }));
    const sent = await send({ to: email, customerId: 'c-1', metadata: { note: canary } });
    const bare = await send({ to: email.toUpperCase() });
    await eventually(async () => expect([await status(sent), await status(bare)]).toEqual(['sent', 'sent']));
    const waiting = await send({ to: email, customerId: 'c-1', sendAt: '2099-01-01T00:00:00Z' });
    const [attempt] = await app.database.query<{ id: string }>('select id from attempt where message_id = $1', [sent]);
    await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ attemptId: attempt?.id, raw: `{"to":"${email}"}` }));
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(sent, 'stop', new Date()));
    await app.deliver(KeepRepliesConsumer, 'handle', reply({ channel: 'sms', text: `I am ${canary}`, profileName: canary }));
    const preview: ErasureReport = (await api('delete', '/c-1?preview=true')).body;
    expect(preview.erasedAt).toBeUndefined();
    expect((await api('get', '/c-1')).status).toBe(200);
    const { status: answered, body } = await api('delete', '/c-1');
    expect(answered).toBe(200);
    expect(body).toMatchObject({ customerId: 'c-1', erased: preview.erased, kept: preview.kept });
    expect(body.erased.find(({ what }: { what: string }) => what.includes('text')).count).toBe(4);
    const own = (await everything()).split('\n').filter((row) => !row.includes('other'));
    expect(own.filter((row) => /zaphod|beeblebrox|600111222/i.test(row))).toEqual([]);
    expect([(await api('get', '/c-1')).status, (await api('get', '/c-1/activity')).status, (await api('get', '/c-2')).status, (await api('get', '/c-1', 'other')).body.firstName]).toEqual([404, 404, 200, canary]);
    expect(await app.message(sent)).toMatchObject({ status: 'delivered', channel: 'email', customer_id: null });
    expect(await app.message(waiting)).toMatchObject({ status: 'cancelled', reason_code: 'CUSTOMER.DELETED' });
    expect((await app.published('customer.state_changed')).at(-1)?.payload).toMatchObject({ customerId: 'c-1', fields: {}, addresses: {}, consent: { email: { marketing: false } }, erasedAt: body.erasedAt });
    const again = await api('delete', '/c-1');
    expect([again.status, again.body.erasedAt]).toEqual([200, body.erasedAt]);
  });

  it('takes what was written to its addresses before it was known, and what still waits for them', async () => {
    app.run('send ');
    const sent = await send({ to: email });
    await eventually(async () => expect(await status(sent)).toBe('sent'));
    const [waiting, others] = [await send({ to: email, sendAt: '2099-01-01T00:00:00Z' }), await send({ to: 'ford@prefect.example', body: 'Hi', sendAt: '2099-01-01T00:00:00Z' })];
    await hear(told({ firstName: canary, email }, past));
    const named = await send({ customerId: 'c-1' });
    await eventually(async () => expect(await status(named)).toBe('sent'));
    await hear(told({ email: 'new@beeblebrox.example' }, new Date(Date.now() - 30_000)));
    expect((await api('delete', '/c-1')).status).toBe(200);
    expect([await status(sent), await status(waiting), await status(others)]).toEqual(['sent', 'cancelled', 'queued']);
    expect((await everything()).match(/zaphod|beeblebrox/i)).toBeNull();
  });

  it('survives older events, late receipts and a replay; the own no still holds', async () => {
    app.run('send ');
    const event = told({ firstName: canary, email, consent: { email: { marketing: true } } }, past);
    await hear(event);
    const sent = await send({ to: email, customerId: 'c-1' });
    await eventually(async () => expect(await status(sent)).toBe('sent'));
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(sent, 'stop', new Date()));
    const [attempt] = await app.database.query<{ id: string }>('select id from attempt where message_id = $1', [sent]);
    await api('delete', '/c-1');
    await app.database.query('truncate inbox');
    await hear(event, told({ lastName: canary }, past));
    await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ attemptId: attempt?.id, status: 'failed', failure: { class: 'RECIPIENT', code: '550', detail: email }, raw: email }));
    expect((await everything()).match(/zaphod|beeblebrox/i)).toBeNull();
    expect((await api('get', '/c-1')).status).toBe(404);
    app.clock.advance(60_000);
    await hear(told({ firstName: 'Back', email }, app.clock.now()));
    expect((await api('get', '/c-1')).body).toMatchObject({ firstName: 'Back', consent: { email: { marketing: false } }, suppressions: [{ address: email, scope: 'marketing' }] });
    const marketing = await send({ to: email, category: 'marketing' });
    await eventually(async () => expect(await app.message(marketing)).toMatchObject({ status: 'skipped', reason_code: 'SUPPRESSED' }));
  });

  it('knows no customer nobody ever spoke of, and none of another hub', async () => {
    await hear(told({ firstName: canary }, past));
    expect([(await api('delete', '/nobody')).status, (await api('delete', '/c-1', 'other')).status, (await api('delete', '/c-1?preview=1')).status]).toEqual([404, 404, 400]);
    expect((await api('get', '/c-1')).status).toBe(200);
  });

  it('waits for a call that is under way, and says so when it does not end', async () => {
    await hear(told({ firstName: canary, email }, past));
    const id = await send({ to: email, customerId: 'c-1' });
    await app.database.query(`update send_queue set phase = 'sending' where message_id = $1`, [id]);
    const erasing = api('delete', '/c-1').then((answer) => answer);
    await eventually(async () => expect(await app.database.query('select 1 from customer where deleted_at is not null')).toHaveLength(1));
    expect(await app.database.query('select 1 from customer where erased_at is not null')).toEqual([]);
    await app.database.query('delete from send_queue where message_id = $1', [id]);
    expect((await erasing).status).toBe(200);
  });

  it('gives everything out before, as one document', async () => {
    await hear(told({ firstName: canary, email }, past));
    for (let n = 0; n < 3; n++) await send({ to: email, customerId: 'c-1' });
    const { status: answered, headers, body } = await api('get', '/c-1/export');
    expect([answered, headers['content-type'], headers['content-disposition']]).toEqual([200, expect.stringContaining('application/json'), expect.stringContaining('attachment')]);
    expect(body).toMatchObject({ customer: { firstName: canary }, events: '/api/v1/events?customerId=c-1' });
    expect(CustomerExport.safeParse(body).error?.issues).toBeUndefined();
    expect(body.messages).toHaveLength(3);
    expect(body.messages[0]).toMatchObject({ body: `Dear ${canary}`, timeline: [{ kind: 'accepted' }] });
    expect(body.activity.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['event', 'message', 'message', 'message']);
    expect((await api('get', '/nobody/export')).status).toBe(404);
  });
});
