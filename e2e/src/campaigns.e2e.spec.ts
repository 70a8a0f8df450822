import { SmtpSink, type ProductProcess } from '@messaging/testing';
import { CampaignDesk, willing } from './shop/campaign-desk.js';
import { Shop, startProduct } from './shop/shop.js';

describe('a campaign', () => {
  let sink: SmtpSink;
  let product: ProductProcess;
  let shop: Shop;
  let desk: CampaignDesk;
  let templateId: string;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    product = await startProduct();
    shop = Shop.of(product);
    desk = new CampaignDesk(shop);
    await shop.useMailServer(sink);
    templateId = await desk.template();
    const [first, second, third, fourth] = willing(4, 'odd');
    await desk.customers([
      ...willing(300), { ...first, id: 'odd-none', email: null }, { ...second, id: 'odd-broken', email: 'nowhere' }, { ...third, id: 'odd-unwilling', consent: null },
      { ...fourth, id: 'q-double', email: 'P-000000@Example.com' },
    ]);
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await sink.close();
  });
  beforeEach(() => (journaled = sink.journal().length));

  let journaled = 0;
  /** Mails of the campaign since the test began; a marker is not one of them. */
  const mails = () => sink.journal().slice(journaled).filter(({ to }) => to[0]?.startsWith('p-'));
  const received = (): string[] => mails().map(({ to }) => to[0] ?? '');

  it('reaches each of those it should once, says why it did not reach the others, and the mail server counts the same', async () => {
    await sink.behave({ refuseRecipients: [{ pattern: '^p-00010', code: 550, text: '5.1.1 no such user' }] });
    expect(await desk.estimate({ audience: { all: true }, templateId })).toMatchObject({ matched: 304, reachable: 300 });
    const id = await desk.create({ templateId });
    await Promise.all([desk.act(id, 'start'), desk.act(id, 'start')]);
    const done = await desk.until(id, 'completed');
    expect(done).toMatchObject({ sandbox: false, progress: 100, totals: { recipients: 304, open: 0, sent: 290, failed: 10, skipped: 4, unknown: 0, accepted: 290 } });
    expect([received().length, new Set(received()).size]).toEqual([290, 290]);
    expect((await desk.recipients(id, 'skipped')).map(({ customerId, reason }) => [customerId, reason?.code])).toEqual([
      ['odd-broken', 'ADDRESS.INVALID'], ['odd-none', 'ADDRESS.MISSING'], ['odd-unwilling', 'CONSENT.MISSING'], ['q-double', 'ADDRESS.DUPLICATE'],
    ]);
    expect(await desk.recipients(id)).toHaveLength(304);
    await sink.behave({});
    await desk.act(id, 'retry-failed');
    // The mail server said that these users do not exist: their addresses are closed since.
    expect(await desk.until(id, 'completed')).toMatchObject({ totals: { recipients: 304, failed: 0, skipped: 14, sent: 290 } });
    expect(received()).toHaveLength(290);
  });

  it('stops when it is paused, goes on where it was, keeps its rate, and loses or doubles nobody', async () => {
    await sink.behave({});
    const id = await desk.create({ templateId, ratePerMinute: 1200, audience: { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: 'p-0002' }] } } });
    await desk.act(id, 'start');
    await sink.waitFor(() => mails().length >= 10);
    expect(await desk.pause(id, { sink, mails })).toEqual([]);
    expect(received().length).toBeLessThan(100);
    await desk.act(id, 'resume');
    expect(await desk.until(id, 'completed')).toMatchObject({ totals: { recipients: 100, sent: 100 } });
    expect([received().length, new Set(received()).size]).toEqual([100, 100]);
  });

  it('that is cancelled is closed for everybody who was not reached yet', async () => {
    const id = await desk.create({ templateId, ratePerMinute: 1200 });
    await desk.act(id, 'start');
    await sink.waitFor(() => mails().length >= 10);
    await desk.act(id, 'cancel');
    const { totals } = await desk.until(id, 'cancelled');
    expect(totals.sent).toBe(received().length);
    expect(totals.sent + totals.cancelled + totals.skipped).toBe(304);
    expect(totals.cancelled).toBeGreaterThan(0);
  });
});
