import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { receipt, together } from '../../test/builders.js';
import { accountOf, dispatchApp, type Batch, type DispatchApp } from '../../test/dispatch-app.js';
import { closeAddresses } from '../suppress-address/close-addresses.js';
import { ReopenAddresses } from '../suppress-address/reopen-addresses.js';
import { ApplyReceiptConsumer } from './apply-receipt.consumer.js';
import { ApplyReceipt } from './apply-receipt.handler.js';

describe('applying receipts', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
    app.run('send ');
  });
  afterAll(() => app.close());

  const apply = (batch: Batch) => app.deliver(ApplyReceiptConsumer, 'handle', batch);
  /** A sent message of a hub, with the attempt that carried it. */
  const sent = async (hub: 'main' | 'other' = 'main', to = `${newId()}@example.com`, body: object = {}) => {
    const message = { channel: 'email', to, category: 'custom', body: 'Hi', ...body };
    const { body: made } = await app.http().post('/api/v1/messages').set('authorization', tokens[hub]).send(message);
    await eventually(async () => expect(await app.message(made.id)).toMatchObject({ status: 'sent' }));
    const [attempt] = await app.database.query<{ id: string; external_id: string }>('select id, external_id from attempt where message_id = $1', [made.id]);
    if (!attempt) throw new Error('no attempt');
    return { id: made.id as string, attemptId: attempt.id, externalId: attempt.external_id };
  };

  it('moves a message forward by our attempt id, or the provider’s own', async () => {
    const { id, attemptId, externalId } = await sent();
    await apply(receipt({ attemptId, status: 'delivered' }));
    expect(await app.message(id)).toMatchObject({ status: 'delivered' });
    await apply(receipt({ externalId, status: 'read' }));
    expect(await app.message(id)).toMatchObject({ status: 'read', read_at: expect.any(Date) });
    expect((await app.published()).filter(({ key }) => key === id).map(({ type }) => type)).toEqual(['message.queued', 'message.sent', 'message.delivered', 'message.read']);
  });

  it('that says once more that it was taken waits for nobody, and one that knows an earlier time is heard', async () => {
    const { id, attemptId } = await sent();
    const sentAt = async (): Promise<Date> => (await app.message(id))['sent_at'] as Date;
    const recorded = await sentAt();
    await app.database.transaction(async (tx) => {
      await tx.query('select 1 from message where id = $1 for update', [id]);
      await apply(receipt({ attemptId, status: 'sent', at: new Date(recorded.getTime() + 1000).toISOString() }));
    });
    expect(await sentAt()).toEqual(recorded);
    const earlier = new Date(recorded.getTime() - 1000);
    await apply(receipt({ attemptId, status: 'sent', at: earlier.toISOString() }));
    expect(await sentAt()).toEqual(earlier);
  });

  it('has no effect when it comes again, under a new event too', async () => {
    const { id, attemptId } = await sent();
    const first = receipt({ attemptId, status: 'delivered', dedupeKey: 'twice' });
    await apply(together(first, receipt({ attemptId, status: 'delivered', dedupeKey: 'twice' })));
    await apply(receipt({ attemptId, status: 'delivered', dedupeKey: 'twice' }));
    expect(await app.database.query('select 1 from receipt where message_id = $1', [id])).toHaveLength(1);
    expect((await app.published('message.delivered')).filter(({ key }) => key === id)).toHaveLength(1);
  });

  it('comes to one result in every order, in one batch or in many', async () => {
    const statuses = ['failed', 'sent', 'read', 'delivered'] as const;
    for (const shift of [0, 1, 2, 3]) {
      const { id, attemptId } = await sent();
      const batches = [...statuses.slice(shift), ...statuses.slice(0, shift)].map((status) => receipt({ attemptId, status }));
      if (shift % 2 === 0) await apply(together(...batches));
      else for (const batch of batches) await apply(batch);
      expect(await app.message(id)).toMatchObject({ status: 'read', reason_code: null });
      expect(await app.database.query('select status from attempt where id = $1', [attemptId])).toEqual([{ status: 'read' }]);
    }
  });

  it('never matches a receipt of another account, whoever signed it', async () => {
    const { id, attemptId, externalId } = await sent('main');
    await apply(receipt({ attemptId, externalId, status: 'failed', failure: { class: 'RECIPIENT', code: '550', detail: 'gone' } }, 'other'));
    await apply(receipt({ accountId: accountOf('main'), attemptId, status: 'failed' }, 'other'));
    await app.get(ApplyReceipt).sweep();
    expect(await app.message(id)).toMatchObject({ status: 'sent' });
    expect(await app.database.query('select 1 from suppression')).toEqual([]);
  });

  it('suppresses a bounced address in its own hub', async () => {
    const { id, attemptId } = await sent('main', 'Bounce@Example.com');
    await apply(receipt({ attemptId, status: 'failed', failure: { class: 'RECIPIENT', code: '5.1.1', detail: 'unknown' } }));
    expect(await app.message(id)).toMatchObject({ status: 'failed', reason_code: 'PROVIDER.RECIPIENT', reason_detail: '5.1.1: unknown' });
    expect(await app.database.query('select hub_id, address, scope from suppression')).toEqual([{ hub_id: 'main', address: 'bounce@example.com', scope: 'all' }]);
    await sent('other', 'bounce@example.com');
  });

  describe('of a message that has arrived', () => {
    const gone = { class: 'RECIPIENT', code: '131026', detail: 'undeliverable' };
    const closed = (address: string) => app.database.query('select scope, ends_at > now() as holds from suppression where address = $1', [address]);

    it.each([['delivered', 'one after the other'], ['read', 'one after the other'], ['delivered', 'together']] as const)('keeps a failure after “%s” and applies none of it (%s)', async (arrived, how) => {
      const address = `${newId()}@example.com`;
      const { id, attemptId } = await sent('main', address);
      const batches = [receipt({ attemptId, status: 'failed', failure: gone }), receipt({ attemptId, status: arrived })];
      if (how === 'together') await apply(together(...batches));
      else for (const batch of batches.reverse()) await apply(batch);
      expect(await app.message(id)).toMatchObject({ status: arrived, reason_code: null });
      expect(await app.database.query('select status from receipt where message_id = $1 order by status', [id])).toEqual([arrived, 'failed'].sort().map((status) => ({ status })));
      expect(await closed(address)).toEqual([]);
    });

    it('takes the person’s own word at any time', async () => {
      const address = `${newId()}@example.com`;
      const { attemptId } = await sent('main', address);
      await apply(receipt({ attemptId, status: 'delivered' }));
      await apply(receipt({ attemptId, status: 'other', providerStatus: 'complaint', failure: { class: 'OPT_OUT', code: 'abuse', detail: 'unwanted' } }));
      expect(await closed(address)).toMatchObject([{ scope: 'marketing' }]);
    });

    it('opens again what the failure had closed for a time, and nothing that another one closed', async () => {
      const policy = { suppressForMs: 30 * 86_400_000 };
      for (const [detail, holds] of [['undeliverable', false], ['another', true]] as const) {
        const address = `${newId()}@example.com`;
        const { attemptId } = await sent('main', address);
        await apply(receipt({ attemptId, status: 'failed', failure: { ...gone, policy } }));
        await app.database.query(`update suppression set reason_detail = '131026: ' || $2 where address = $1`, [address, detail]);
        expect(await closed(address)).toEqual([{ scope: 'all', holds: true }]);
        await apply(receipt({ attemptId, status: 'delivered' }));
        expect(await closed(address)).toEqual([{ scope: 'all', holds }]);
      }
    });
  });

  describe('that speaks against and for one address', () => {
    const closings = (address: string) => app.database.query('select scope, reason_code from suppression where address = $1', [address]);
    const gone = { class: 'RECIPIENT', code: '30005', detail: 'unknown handset' };
    const own = (address: string, scope: 'all' | 'marketing') => app.database.transaction((tx) =>
      closeAddresses(tx, app.outbox, [{ hubId: 'main', channel: 'email', address, scope, reasonCode: 'OPT_OUT.KEYWORD', reasonDetail: 'STOP' }]));
    const inAnyOrder = (words: readonly string[]): string[][] => (words.length <= 1 ? [[...words]] : words.flatMap((word) => inAnyOrder(words.filter((other) => other !== word)).map((rest) => [word, ...rest])));

    /** After it all: what is said in `order`, of a message of its own. */
    const after = async (order: readonly string[], failure = gone) => {
      const address = `${newId()}@example.com`;
      const { attemptId } = await sent('main', address);
      const say: Record<string, () => Promise<unknown>> = {
        failed: () => apply(receipt({ attemptId, status: 'failed', failure })),
        delivered: () => apply(receipt({ attemptId, status: 'delivered' })),
        complaint: () => apply(receipt({ attemptId, status: 'other', providerStatus: 'complaint', failure: { class: 'OPT_OUT', code: 'abuse', detail: 'unwanted' } })),
        'no marketing': () => own(address, 'marketing'),
        'no more': () => own(address, 'all'),
      };
      for (const word of order) await say[word]?.();
      await app.get(ReopenAddresses).step();
      return closings(address);
    };

    it.each(inAnyOrder(['failed', 'delivered']))('leaves it open where it is proven to live: %s, %s', async (...order) => {
      expect(await after(order)).toEqual([]);
    });

    it.each([
      ...inAnyOrder(['failed', 'delivered', 'no marketing']).map((order) => [order, { scope: 'marketing', reason_code: 'OPT_OUT.KEYWORD' }] as const),
      ...inAnyOrder(['failed', 'delivered', 'no more']).map((order) => [order, { scope: 'all', reason_code: 'OPT_OUT.KEYWORD' }] as const),
      ...inAnyOrder(['failed', 'delivered', 'complaint']).map((order) => [order, { scope: 'marketing', reason_code: 'PROVIDER.OPT_OUT' }] as const),
    ])('keeps what its owner said: %s', async (order, left) => {
      expect(await after(order)).toEqual([left]);
    });

    it.each(inAnyOrder(['failed', 'delivered']))('keeps it closed where the failure was the person’s own word: %s, %s', async (...order) => {
      expect(await after(order, { class: 'OPT_OUT', code: '21610', detail: 'replied STOP' })).toEqual([{ scope: 'marketing', reason_code: 'PROVIDER.OPT_OUT' }]);
    });

    describe.each([['failed for good', 0], ['is tried again', 2]])('by a soft failure, of a message that %s', (_, retriesMax) => {
      const unreachable = { class: 'TRANSIENT', code: '30003', detail: 'unreachable', policy: { retriesMax, strikes: 3 } };
      const strikes = (address: string) => app.database.query('select 1 from address_strike where address = $1', [address]);
      const fail = ({ attemptId }: { attemptId: string }) => apply(receipt({ attemptId, status: 'failed', failure: unreachable }));
      const arrive = ({ attemptId }: { attemptId: string }) => apply(receipt({ attemptId, status: 'delivered' }));

      it('counts it no more once the message has arrived', async () => {
        const address = `${newId()}@example.com`;
        const message = await sent('main', address);
        await fail(message);
        expect(await strikes(address)).toHaveLength(1);
        await arrive(message);
        expect(await strikes(address)).toEqual([]);
      });

      it('counts it on where it was another day’s, or another message failed that day', async () => {
        const address = `${newId()}@example.com`;
        const [first, second] = [await sent('main', address), await sent('main', address)];
        await fail(first);
        await app.database.query('update address_strike set day = day - 1 where address = $1', [address]);
        await fail(first).then(() => fail(second));
        await arrive(first);
        expect(await strikes(address)).toHaveLength(2);
        await arrive(second);
        expect(await strikes(address)).toHaveLength(1);
      });
    });

    it('keeps it closed where another message failed there since', async () => {
      const address = `${newId()}@example.com`;
      const [first, second] = [await sent('main', address), await sent('main', address)];
      const [start, at] = [Date.now(), (ms: number) => new Date(start + ms).toISOString()];
      await apply(together(...[first, second].map(({ attemptId }, n) => receipt({ attemptId, status: 'failed', at: at(n * 2000), failure: gone }))));
      await apply(receipt({ attemptId: first.attemptId, status: 'delivered', at: at(1000) }));
      await app.get(ReopenAddresses).step();
      expect(await closings(address)).toEqual([{ scope: 'all', reason_code: 'PROVIDER.RECIPIENT' }]);
      await apply(receipt({ attemptId: second.attemptId, status: 'delivered', at: at(3000) }));
      await app.get(ReopenAddresses).step();
      expect(await closings(address)).toEqual([]);
    });
  });

  it.each([['bird', 'failed'], ['twilio', 'sent']])('of a call that was repeated with its key, at %s, leaves the message %s', async (provider, status) => {
    const { id, attemptId } = await sent();
    await app.database.query(`update attempt set failure_class = 'AMBIGUOUS', status = 'unknown' where id = $1`, [attemptId]);
    await app.database.query(
      `insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address, status) select $2, message_id, hub_id, 2, provider, account_id, to_address, 'sent' from attempt where id = $1`,
      [attemptId, newId()],
    );
    await app.database.query('update message set attempts = 2 where id = $1', [id]);
    await apply(receipt({ provider, attemptId, status: 'failed', failure: { class: 'RECIPIENT', code: 'invalid_destination', detail: 'x' } }));
    expect(await app.message(id)).toMatchObject({ status });
  });

  it('finds its attempt later, though hundreds of receipts without one came before', async () => {
    const orphans = Array.from({ length: 450 }, () => receipt({ externalId: newId() }));
    await apply(together(...orphans));
    await app.database.query(`update receipt set received_at = received_at - interval '1 hour' where not matched`);
    const externalId = newId();
    await apply(receipt({ externalId, status: 'delivered' }));
    const { id, attemptId } = await sent();
    await app.database.query('update attempt set external_id = $2 where id = $1', [attemptId, externalId]);
    expect(await app.get(ApplyReceipt).sweep()).toEqual({ seen: 1, matched: 1 });
    expect(await app.message(id)).toMatchObject({ status: 'delivered' });
  });

  it('stands raw on the timeline', async () => {
    const { id, attemptId } = await sent();
    await apply(receipt({ attemptId, status: 'failed', providerStatus: 'REJECTD', raw: '{"why":"x"}', failure: { class: 'CONTENT', code: '7', detail: 'spam' } }));
    const { body } = await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', tokens.main);
    expect(body.items.at(-1)).toMatchObject({ kind: 'receipt', text: 'scripted reports REJECTD (7: spam).', data: { status: 'failed', raw: '{"why":"x"}' } });
    expect((await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', tokens.other)).status).toBe(404);
  });
});
