import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

describe('the hold', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;
  beforeEach(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
    app.run('send ');
  });
  afterEach(() => app.close());

  const hold = async (scope: string, on: boolean) => (await app.http().post('/api/v1/settings/hold').set('authorization', tokens.main).send({ scope, on })).body;
  const scopes = (answer: { held: { scope: string }[] }): string[] => answer.held.map(({ scope }) => scope);
  const send = async (hub: 'main' | 'other' = 'main', channel = 'email'): Promise<string> => {
    const to = channel === 'email' ? `${newId()}@example.com` : '+34600111222';
    const answer = await app.http().post('/api/v1/messages').set('authorization', tokens[hub]).send({ channel, to, category: 'custom', body: 'Hi' });
    expect(answer.status).toBe(202);
    return answer.body.id;
  };
  const shown = async (id: string) => (await app.http().get(`/api/v1/messages/${id}`).set('authorization', tokens.main)).body;
  const becomes = (id: string, wanted: object) => eventually(async () => expect(await app.message(id)).toMatchObject(wanted));

  it('stops every call of the hub and of no other, and releasing loses nothing', async () => {
    expect(scopes(await hold('all', true))).toEqual(['all']);
    const held = await Promise.all([...Array.from({ length: 20 }, () => send()), send('main', 'sms')]);
    await becomes(await send('other'), { status: 'sent' });
    expect(app.provider.calls).toHaveLength(1);
    expect(await shown(held[0] ?? '')).toMatchObject({ status: 'queued', attempts: 0, reason: { code: 'SENDING.HELD' } });
    expect(scopes(await hold('all', false))).toEqual([]);
    for (const id of held) await becomes(id, { status: 'sent', attempts: 1 });
    expect((await app.published('sending.held')).map(({ payload }) => payload)).toMatchObject([{ by: 'staff' }]);
    expect((await app.published('sending.released')).map(({ payload }) => payload)).toMatchObject([{ by: 'staff', until: expect.any(String) }]);
  });

  it('stops one channel alone', async () => {
    await hold('sms', true);
    const [sms, email] = [await send('main', 'sms'), await send()];
    await becomes(email, { status: 'sent' });
    expect((await shown(sms)).reason.code).toBe('SENDING.HELD');
    await hold('sms', false);
    await becomes(sms, { status: 'sent' });
  });

  it('bites within a second on a queue that is being worked', async () => {
    let isHeld = false;
    let late = 0;
    app.provider.answer = async ({ attemptId }) => {
      if (isHeld) late += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { kind: 'accepted', externalId: `x-${attemptId}` };
    };
    const messages = Array.from({ length: 1000 }, (_, index) => ({ channel: 'email', to: `a${index}@example.com`, category: 'custom', body: 'Hi' }));
    await app.http().post('/api/v1/messages/batch').set('authorization', tokens.main).send({ messages }).expect(202);
    await eventually(() => app.provider.calls.length > 50);
    await hold('email', true);
    isHeld = true;
    await eventually(async () => expect(await app.database.query(`select 1 from send_queue where phase = 'sending'`)).toEqual([]));
    const callsAtRest = app.provider.calls.length;
    expect(callsAtRest).toBeLessThan(1000);
    expect(late).toBeLessThanOrEqual(app.provider.connections); // what was marked when the hold came
    await becomes(await send('other'), { status: 'sent' });
    expect(app.provider.calls).toHaveLength(callsAtRest + 1);
    isHeld = false;
    await hold('email', false);
    await eventually(async () => expect(await app.database.query(`select 1 from message where status = 'sent' and hub_id = 'main'`)).toHaveLength(1000));
    expect(new Set(app.provider.calls.map(({ messageId }) => messageId)).size).toBe(1001);
    expect(app.provider.calls).toHaveLength(1001);
  });

  it('is the same said twice; all releases each channel, and a channel stays held while all is', async () => {
    await hold('all', true);
    expect(scopes(await hold('all', true))).toEqual(['all']);
    expect(scopes(await hold('email', true))).toEqual(['all', 'email']);
    expect(scopes(await hold('email', false))).toEqual(['all']);
    await hold('sms', true);
    expect(scopes(await hold('all', false))).toEqual([]);
    expect(await app.published('sending.held')).toHaveLength(3);
    expect((await app.http().post('/api/v1/settings/hold').set('authorization', tokens.main).send({ scope: 'fax', on: true })).status).toBe(400);
  });
});
