import { newId } from '@messaging/kernel';
import type { SendOutcome } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

const refused: SendOutcome = { kind: 'not_sent', failure: { class: 'ACCOUNT', code: '535 5.7.8', detail: 'wrong password' } };
const unreachable: SendOutcome = { kind: 'not_sent', failure: { class: 'TRANSIENT', code: 'ECONNREFUSED', detail: 'refused', backoff: 'connection' } };
const accepted: SendOutcome = { kind: 'accepted', externalId: 'x-1' };

describe('an account that takes nothing', () => {
  let app: DispatchApp;
  let token: string;
  beforeEach(async () => {
    app = await dispatchApp({ unknownResendAfterMs: 3_600_000 });
    token = await app.hub('main');
    app.run('send ');
  });
  afterEach(() => app.close());

  const send = async (authorization = token): Promise<string> => {
    const body = { channel: 'email', to: `${newId()}@example.com`, category: 'custom', body: 'Hi' };
    return (await app.http().post('/api/v1/messages').set({ authorization }).send(body).expect(202)).body.id;
  };
  const shown = async (id: string) => (await app.http().get(`/api/v1/messages/${id}`).set('authorization', token)).body;
  const timeline = async (id: string): Promise<{ text: string; data: Record<string, unknown> }[]> => (await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', token)).body.items;
  const pauses = () => app.database.query('select cause, scope, reason_code, failures, ended_at is null as open from sending_pause order by since');
  const sentCount = async (): Promise<number> => (await app.database.query(`select 1 from message where status = 'sent'`)).length;
  const isOpen = () => eventually(async () => expect(await pauses()).toMatchObject([{ open: true }]));

  it('is not called: its messages wait untouched, with the reason for all to read', async () => {
    app.provider.answer = () => refused;
    await send();
    await isOpen();
    const waiting = await Promise.all(Array.from({ length: 30 }, () => send()));
    const last = waiting.at(-1) ?? '';
    expect(await shown(last)).toMatchObject({ status: 'queued', attempts: 0, reason: { code: 'PROVIDER.ACCOUNT', detail: '535 5.7.8: wrong password' } });
    expect((await timeline(last)).map(({ text }) => text)).toContain('The provider takes nothing from this account (535 5.7.8: wrong password); the message waits.');
    expect(app.provider.calls).toHaveLength(1);
    expect(await pauses()).toEqual([{ cause: 'breaker', scope: 'email', reason_code: 'PROVIDER.ACCOUNT', failures: 1, open: true }]);
    const [broken] = await app.published('channel.broken');
    expect(broken?.payload).toMatchObject({ channel: 'email', provider: 'scripted', reason: { code: 'PROVIDER.ACCOUNT' }, sandbox: false });
    await app.database.query(`update sending_pause set provider = 'smtp'`); // whose codes have sentences
    expect(await shown(last)).toMatchObject({ reason: { text: { en: expect.stringMatching(/user name or password/), es: expect.stringMatching(/usuario o contraseña/) } } });
  });

  it('gets one probe when its time is over, and everything once that is taken', async () => {
    app.provider.answer = () => refused;
    await send();
    await isOpen();
    for (let index = 0; index < 30; index += 1) await send();
    app.clock.advance(30_000);
    await app.hurry();
    await eventually(async () => expect(await pauses()).toMatchObject([{ failures: 2 }]));
    expect(app.provider.calls).toHaveLength(2);

    app.provider.answer = () => accepted;
    app.clock.advance(60_000);
    await app.hurry();
    await eventually(async () => expect(await sentCount()).toBe(31));
    expect(await pauses()).toMatchObject([{ open: false, failures: 2 }]);
    expect((await app.published('channel.restored')).map(({ payload }) => payload['incidentId'])).toEqual((await app.published('channel.broken')).map(({ payload }) => payload['incidentId']));
    const attempts = await app.database.query<{ attempts: number }>('select attempts from message');
    expect(attempts.filter((row) => row.attempts > 1).length).toBeLessThanOrEqual(2);
  });

  it('is tried again at once when its settings are changed, whatever its time', async () => {
    app.provider.answer = () => refused;
    await send();
    await isOpen();
    const id = await send();
    app.provider.answer = () => accepted;
    app.provider.revision++;
    await app.http().patch('/api/v1/settings').set('authorization', token).send({ email: { fromName: 'New' } }).expect(200);
    await eventually(async () => expect(await shown(id)).toMatchObject({ status: 'sent', attempts: 1 }));
    expect(await app.published('channel.restored')).toHaveLength(1);
    expect((await timeline(id)).map(({ text }) => text)).toContain('Sending goes on.');
  });

  it('is given a rest when half of its calls fail, and the detail says how', async () => {
    app.provider.answer = () => unreachable;
    for (let index = 0; index < 25; index += 1) await send();
    await isOpen();
    expect(await pauses()).toMatchObject([{ reason_code: 'PROVIDER.FAILING' }]);
    const [broken] = await app.published('channel.broken');
    expect(JSON.stringify(broken?.payload)).toContain('ECONNREFUSED');
    expect(app.provider.calls.length).toBeLessThan(25 + app.provider.connections);
  });

  it('holds up no other hub', async () => {
    const other = await app.hub('other');
    app.provider.answer = ({ hubId }) => (hubId === 'main' ? refused : accepted);
    await send();
    await isOpen();
    await send(other);
    await eventually(async () => expect(await sentCount()).toBe(1));
  });

  it('is remembered by a process that comes later', async () => {
    await app.database.query(
      `insert into sending_pause (id, hub_id, scope, cause, reason_code, reason_detail, since, failures, until)
       values (gen_random_uuid(), 'main', 'email', 'breaker', 'PROVIDER.ACCOUNT', 'told by another', now(), 3, $1)`,
      [new Date(app.clock.now().getTime() + 60_000)],
    );
    await eventually(async () => {
      const before = app.provider.calls.length;
      const id = await send();
      await eventually(async () => expect(await shown(id)).toMatchObject({ status: 'queued', reason: { detail: 'told by another' } }), { timeoutMs: 2000 });
      expect(app.provider.calls.length).toBe(before);
    });
  });
});
