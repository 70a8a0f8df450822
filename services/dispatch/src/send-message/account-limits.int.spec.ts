import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { queueCopies } from '../../test/queue-rows.js';

describe('the limits of an account, with a queue in front of it', () => {
  let app: DispatchApp;
  let authorization: string;
  const startedAt: { at: number; to: string }[] = [];

  beforeEach(async () => {
    app = await dispatchApp();
    startedAt.length = 0;
    app.provider.answer = ({ attemptId, to }) => {
      startedAt.push({ at: performance.now(), to });
      return { kind: 'accepted', externalId: `x-${attemptId}` };
    };
    authorization = await app.hub('main');
  });
  afterEach(() => app.close());

  const send = async (to: string): Promise<string> =>
    (await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'sms', to, category: 'custom', body: 'Hola' }).expect(202)).body.id;

  it('are never exceeded, however many wait (I9), and a message that somebody waits for goes before them', async () => {
    const perSecond = 100;
    app.provider.limits = { perSecond };
    await queueCopies(app.database, await send('+34700000000'), 2000);
    const began = performance.now();
    app.run('send ');
    await eventually(() => expect(startedAt.length).toBeGreaterThan(100));
    const urgent = await send('+34711111111');
    await eventually(async () => expect(await app.message(urgent)).toMatchObject({ status: 'sent' }));
    // Tokens are taken before the calls they are for: slow rounds only make it slower.
    const tooEarly = startedAt.filter(({ at }, index) => index + 1 > perSecond / 10 + (perSecond * (at - began)) / 1000 + 1);
    expect(tooEarly).toEqual([]);
    expect(startedAt.findIndex(({ to }) => to === '+34711111111')).toBeLessThan(1000);
    expect(await app.database.query(`select 1 from send_queue limit 1`)).toHaveLength(1);
  });

  it('hold for one person too: the second message waits, and everybody else goes on', async () => {
    app.provider.limits = { perRecipient: { everyMs: 3_600_000, burst: 1 } };
    app.run('send ');
    const [first, second] = [await send('+34600000001'), await send('+34600000001')];
    const other = await send('+34600000002');
    await eventually(async () => expect(await app.message(other)).toMatchObject({ status: 'sent' }));
    const two = await eventually(async () => {
      const rows = [await app.message(first), await app.message(second)];
      expect(rows.map(({ status, reason_code: code }) => [status, code]).sort()).toEqual([['queued', 'PROVIDER.RATE_LIMIT'], ['sent', null]]);
      return rows;
    });
    expect(two.map(({ attempts }) => attempts).sort()).toEqual([0, 1]);
  });
});
