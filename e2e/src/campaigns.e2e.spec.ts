import type { Message } from '@messaging/contracts';
import { eventually, SmtpSink, type ProductProcess } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, storyMs } from './console/browser.js';
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

  it('goes beside another and single messages to a server that refuses every seventh message, and its count is the server’s', async () => {
    await desk.customers([...willing(120, 'm'), ...willing(90, 'n')]);
    await sink.behave({ refuseMessages: { code: 554, text: '5.7.1 not this one', every: 7 }, refuseRecipients: [{ pattern: '^[mn]-00001', code: 451, text: '4.3.0 not now', times: 8 }] });
    const from = sink.journal().length;
    const ids = await Promise.all(['m', 'n'].map(async (prefix) =>
      desk.create({ templateId: await desk.template(undefined, prefix), audience: { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: `${prefix}-` }] } } })));
    await Promise.all(ids.map((id) => desk.act(id, 'start')));
    const singles: Message[] = [];
    for (let index = 0; index < 10; index++) {
      singles.push(await shop.ask<Message>(202, shop.client.post('/api/v1/messages', { channel: 'email', to: `single-${index}@example.com`, category: 'custom', body: 'Hi' })));
    }
    /** The server's count of each address, since the beginning. */
    const counted = (): ReadonlyMap<string, number> => sink.journal().slice(from).reduce((counts, { to: [to = ''] }) => counts.set(to, (counts.get(to) ?? 0) + 1), new Map<string, number>());
    for (const [index, id] of ids.entries()) {
      const { totals } = await desk.until(id, 'completed');
      const people = await desk.recipients(id);
      const mailed = counted();
      expect(people.filter(({ customerId, status }) => (mailed.get(`${customerId}@example.com`) ?? 0) !== (status === 'sent' ? 1 : 0))).toEqual([]);
      expect(people.filter(({ status }) => status !== 'sent').map(({ status, reason }) => [status, reason?.code])).toEqual(Array.from({ length: totals.failed }, () => ['failed', 'PROVIDER.CONTENT']));
      expect([people.length, totals.sent + totals.failed, totals.failed > 0]).toEqual([[120, 90][index], [120, 90][index], true]);
    }
    for (const { id, to = '' } of singles) {
      const status = await eventually(async () => {
        const { status } = await shop.ask<Message>(200, shop.client.get(`/api/v1/messages/${id}`));
        if (status === 'queued') throw new Error(`${to} is queued`);
        return status;
      });
      expect([to, status, counted().get(to) ?? 0]).toEqual([to, status, status === 'sent' ? 1 : 0]);
    }
    await sink.behave({});
    for (const id of ids) await desk.act(id, 'retry-failed');
    for (const id of ids) expect((await desk.until(id, 'completed')).totals.failed).toBe(0);
    expect([...counted()].filter(([to, count]) => /^[mn]-/.test(to) && count === 1)).toHaveLength(210);
  });

  it('that is ramped up sends the first of it and waits, and pauses itself, with an alert, when one in twenty of them comes back', async () => {
    await desk.customers(willing(200, 'b'));
    await sink.behave({});
    const from = sink.journal().length;
    const mailed = () => sink.journal().slice(from).filter(({ to }) => to[0]?.startsWith('b-'));
    const id = await desk.create({ templateId, rampUp: { first: 110, wait: 'PT1H' }, audience: { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: 'b-' }] } } });
    await desk.act(id, 'start');
    await eventually(async () => expect((await desk.get(id)).totals).toMatchObject({ recipients: 200, sent: 110, open: 90 }));
    for (const entry of mailed().slice(0, 6)) await shop.reportMail(entry, 'failed');
    const paused = await eventually(async () => {
      const campaign = await desk.get(id);
      expect(campaign.status).toBe('paused');
      return campaign;
    });
    expect(paused).toMatchObject({ pauseReason: { code: 'CAMPAIGN.BOUNCES', detail: '6 of 110 messages bounced.' }, totals: { recipients: 200, sent: 104, failed: 6, open: 90, accepted: 110 } });
    await eventually(async () => {
      const { problems } = await shop.ask<{ problems: unknown[] }>(200, shop.client.get('/api/v1/dashboard'));
      expect(problems).toContainEqual(expect.objectContaining({ kind: 'campaign_paused', code: 'CAMPAIGN.BOUNCES', campaignId: id }));
    });
    expect(mailed()).toHaveLength(110);
    await desk.act(id, 'cancel');
  });

  describe('watched in the console', () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      await sink.behave({});
      browser = await launchBrowser();
      ({ page } = await signIn(browser, product.signInUrl ?? ''));
    }, storyMs);
    afterAll(() => browser?.close());

    const open = (id: string) => page.goto(`${product.baseUrl}/m/messaging/campaigns/${id}/?step=review`);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    /** The numbers of the bar, as it reads them out. */
    const bar = async (): Promise<number[]> => [...((await page.getByRole('img', { name: /: \d/ }).first().getAttribute('aria-label')) ?? '').matchAll(/: ([\d,]+)/g)].map(([, count]) => Number(count?.replace(',', '')));
    const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);

    it('says how many before it starts, stands still when it is paused, goes on, and is called off only by typing the number', async () => {
      const id = await desk.create({ templateId, name: 'Slowly', ratePerMinute: 120, audience: { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: 'p-0002' }] } } });
      await open(id);
      await page.getByText(/^100 people, by email, right away/).waitFor();
      await press('Send to 100 people');
      await page.getByRole('dialog').getByRole('button', { name: 'Send to 100 people' }).click();
      await page.getByText(/% done, \d+ still to go/).first().waitFor();
      for (const seen = new Set<number>(); seen.size < 3; ) {
        const parts = await bar();
        expect(sum(parts)).toBe(100);
        seen.add(parts.at(-1) ?? 0);
        if (mails().length >= 80) throw new Error(`the bar stands at ${parts.join(', ')}, the campaign at ${JSON.stringify(await desk.get(id))}`);
      }
      await press('Pause');
      await page.getByText(/^Paused; \d+ wait/).first().waitFor();
      expect(await desk.pause(id, { sink, mails })).toEqual([]);
      expect(sum(await bar())).toBe(100);
      const before = mails().length;
      await press('Resume');
      await sink.waitFor(() => mails().length > before);
      await press('Call off');
      const dialog = page.getByRole('dialog');
      const off = dialog.getByRole('button', { name: 'Call off' });
      expect(await off.isDisabled()).toBe(true);
      const typed = dialog.getByRole('textbox');
      await typed.fill(/\d+/.exec(await dialog.getByText(/^Type/).innerText())?.[0] ?? '');
      await off.click();
      await page.getByText(/^Called off; \d+ (was|were) sent before/).first().waitFor();
      const { totals } = await desk.until(id, 'cancelled');
      expect(totals).toMatchObject({ recipients: 100, open: 0, sent: mails().length });
      await eventually(async () => expect(await bar()).toEqual([totals.sent, totals.skipped, totals.cancelled].filter((part) => part > 0)));
    }, storyMs);

    it('tries again those that failed, and those of whom nobody knows once somebody says so', async () => {
      await sink.behave({ refuseRecipients: [{ pattern: '^p-00020[0-2]', code: 550, text: '5.7.1 message refused' }], cutAfterMessage: { outcome: 'lost', times: 2 } });
      const id = await desk.create({ templateId, name: 'Again', audience: { customerIds: willing(212).slice(200).map((customer) => customer.id) } });
      await desk.act(id, 'start');
      const { totals } = await desk.until(id, 'completed');
      expect([totals.recipients, totals.failed, totals.unknown > 0]).toEqual([12, 3, true]);
      await sink.behave({});
      await open(id);
      await page.getByRole('button', { name: 'New campaign for these 3 people' }).waitFor(); // they were refused for the text
      await press('Try 3 failed again');
      await page.getByRole('dialog').getByText('3 of them will most likely be refused again', { exact: false }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Try 3 failed again' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Try 3 failed again' }).waitFor({ state: 'detached' });
      expect(await desk.until(id, 'completed')).toMatchObject({ totals: { failed: 0, unknown: totals.unknown } });
      await press(`Send ${totals.unknown} unclear again`);
      await page.getByRole('dialog').getByText('If it did, they get it twice', { exact: false }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: `Send to ${totals.unknown}` }).click();
      await page.getByRole('img', { name: 'sent: 12' }).waitFor();
      expect(await desk.until(id, 'completed')).toMatchObject({ totals: { recipients: 12, sent: 12, unknown: 0 } });
    }, storyMs);
  });
});
