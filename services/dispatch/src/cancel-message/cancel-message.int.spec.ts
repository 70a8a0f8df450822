import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { cancelCommand, idOf, sendCommand, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { lookAtQueue } from '../send-message/queue.sql.js';
import { writeRound } from '../write-ledger/round.sql.js';
import { takeTurn } from '../send-message/turns.sql.js';
import { sendCommandsConsumers } from '../accept-message/send-commands.consumer.js';

describe('cancelling and sending again', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;
  const templateId = newId();

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate message, outbox, cancel_tombstone, decision, send_turn, send_queue'));

  const call = (path: string, hub: 'main' | 'other' = 'main', headers: Record<string, string> = {}) =>
    app.http().post(`/api/v1/messages${path}`).set({ authorization: tokens[hub], ...headers });
  const send = async (body: object = {}): Promise<string> =>
    (await call('').send({ channel: 'email', to: 'a@example.com', category: 'custom', body: 'Hi', ...body })).body.id;
  const commands = (batch: Parameters<typeof app.deliver>[2]) => app.deliver(sendCommandsConsumers.email, 'priority', batch);
  const settled = (id: string, status: string) => app.database.query(
    `with q as (delete from send_queue where message_id = $1) update message set status = $2, to_address = coalesce(to_address, 'used@example.com') where id = $1`,
    [id, status],
  );

  it('cancels a queued message once, says so, and notes it on the timeline', async () => {
    const id = await send();
    const answers = [await call(`/${id}/cancel`), await call(`/${id}/cancel`)];
    expect(answers.map(({ status, body }) => [status, body.status, body.reason.code])).toEqual([[200, 'cancelled', 'MESSAGE.CANCELLED'], [200, 'cancelled', 'MESSAGE.CANCELLED']]);
    expect(await app.published('message.cancelled')).toMatchObject([{ key: id, payload: { status: 'cancelled', reason: { code: 'MESSAGE.CANCELLED' } } }]);
    const { body } = await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', tokens.main);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['accepted', 'decision']);
  });

  it('refuses what has begun to leave, and what is another hub’s', async () => {
    const id = await send();
    expect((await call(`/${id}/cancel`, 'other')).status).toBe(404);
    await app.database.query(`update send_queue set phase = 'sending' where message_id = $1`, [id]);
    const answer = await call(`/${id}/cancel`);
    expect([answer.status, answer.body.code]).toEqual([409, 'MESSAGE.NOT_CANCELLABLE']);
  });

  it('cancels between look and mark: nothing is called', async () => {
    const id = await send();
    await eventually(async () => expect(await app.database.query('select 1 from send_turn')).toHaveLength(1));
    const turn = await takeTurn(app.database, 'email', { holder: newId(), process: newId() });
    if (!turn) throw new Error('no turn');
    expect(await lookAtQueue(app.database, turn, { lane: 'priority', limit: 10 })).toHaveLength(1);
    expect((await call(`/${id}/cancel`)).body.status).toBe('cancelled');
    const mark = { id, attempts: 0, attemptId: newId(), provider: 'x', accountId: newId(), toAddress: 'a@example.com' };
    expect(await writeRound(app.database, turn, { results: [], progress: [], marks: [mark], lines: [] })).toMatchObject({ held: true, marked: new Set() });
  });

  it.each(['in its own batch', 'in the same batch'])('remembers a cancel that came before its send, %s', async (where) => {
    const [cancel, command] = [cancelCommand('k'), sendCommand('k', { templateId })];
    if (where === 'in its own batch') {
      await commands(cancel);
      await commands(command);
    } else await commands(together(cancel, command));
    expect(await app.message(idOf('k'))).toMatchObject({ status: 'cancelled', phase: 'settled', reason_code: 'VISIT.CANCELLED' });
    expect((await app.published()).map(({ type }) => type)).toEqual(['message.queued', 'message.cancelled']);
  });

  it('lets no hub cancel a message of another', async () => {
    await commands(cancelCommand('k', 'other'));
    await commands(sendCommand('k', { templateId }));
    const foreign = cancelCommand('k', 'main');
    await commands({ ...foreign, events: foreign.events.map((event) => ({ ...event, hubId: 'other' })) });
    expect(await app.message(idOf('k'))).toMatchObject({ status: 'queued' });
  });

  it('takes a command once, whatever comes twice, and hubs with equal keys apart', async () => {
    const command = sendCommand('k', { templateId });
    await commands(together(command, sendCommand('k', { templateId }), sendCommand('k', { templateId }, 'other')));
    await commands(command);
    expect(await app.database.query('select hub_id from message order by 1')).toEqual([{ hub_id: 'main' }, { hub_id: 'other' }]);
    expect(await app.published('message.queued')).toHaveLength(2);
  });

  it('sends a settled message again as a new one that points back, once per key', async () => {
    const id = await send({ subject: 'S', metadata: { order: 1 } });
    expect((await call(`/${id}/resend`)).body.code).toBe('MESSAGE.NOT_RESENDABLE');
    await settled(id, 'sent');
    const [first, again] = [await call(`/${id}/resend`, 'main', { 'idempotency-key': 'r' }), await call(`/${id}/resend`, 'main', { 'idempotency-key': 'r' })];
    expect([first.status, again.body.id]).toEqual([202, first.body.id]);
    expect(first.body).toMatchObject({ status: 'queued', resendOf: id, to: 'a@example.com', subject: 'S', body: 'Hi', metadata: { order: 1 } });
    expect((await call(`/${id}/resend`)).body.id).not.toBe(first.body.id);
    expect((await call(`/${id}/resend`, 'other')).status).toBe(404);
    await eventually(async () => expect(await app.database.query(`select 1 from send_turn where hub_id = 'main'`)).toHaveLength(1));
  });

  it('keeps the address that was chosen, and reads the customer’s anew', async () => {
    const [chosen, own] = [await send({ customerId: 'c-1' }), await send({ to: undefined, customerId: 'c-1' })];
    for (const id of [chosen, own]) await settled(id, 'failed');
    expect((await call(`/${chosen}/resend`)).body.to).toBe('a@example.com');
    expect((await call(`/${own}/resend`)).body.to).toBeUndefined();
  });
});
