import { serviceNames } from '@messaging/testing';
import { DistributedRun } from './distributed-run.js';
import { SmsOrders } from './sms-orders.js';

/** A built checkout of the release before; unless given, both releases are this one and differ in what they hear. */
const before = process.env['PREVIOUS_RELEASE'];

describe('members of one service that hear different topics', () => {
  let run: DistributedRun;
  beforeAll(async () => {
    run = await DistributedRun.start({ envOf: { dispatch: { DISPATCH_CHANNELS: 'email' } }, release: before });
  });
  afterAll(() => run.end());

  it('a release that hears more topics works beside the one before, then in its place', async () => {
    const load = run.load({ name: 'more-topics' });
    const sms = new SmsOrders(run.shop);
    await load.grown(30);
    await sms.order(20); // nobody sends these yet
    await run.roll('dispatch', load, { env: { DISPATCH_CHANNELS: 'email,sms' } });
    await sms.order(20);
    await sms.allArrived();
    const verdict = await run.judge('dispatch rolled to more topics', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
  });

  it('dispatch for SMS alone beside dispatch for email alone: each is killed, and the other goes on', async () => {
    await run.product.service('dispatch').stop();
    await run.product.startService('dispatch');
    const beside = await run.product.startBeside('dispatch', { env: { DISPATCH_CHANNELS: 'sms' } });
    try {
      const load = run.load({ name: 'channels' });
      const sms = new SmsOrders(run.shop);
      await sms.order(20);
      await load.grown(30);
      await beside.kill();
      await sms.order(20);
      await load.grown(60); // mail goes on without it
      await run.mailFlows(Date.now());
      await beside.restart();
      await sms.allArrived();
      await run.killAndRestart('dispatch');
      await sms.order(20);
      await sms.allArrived();
      const verdict = await run.judge('SMS-only beside email-only, both killed', load);
      expect(verdict.problems).toEqual([]);
      expect(verdict.copies).toBe(0);
      await beside.stop();
    } finally {
      await beside.dispose();
    }
  });

  it('every service goes from the release before to this one, and is rolled back, under load', async () => {
    const load = run.load({ name: 'releases' });
    for (const release of [undefined, before]) {
      for (const name of serviceNames) await run.roll(name, load, { release });
    }
    const verdict = await run.judge('all services forth and back', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });
});
