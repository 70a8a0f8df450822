import type { CampaignAnalytics } from '@messaging/contracts';
import { campaignsApp, type CampaignsApp } from './campaigns-app.js';
import { customer, noon, salon, templateId, told } from './builders.js';

type Staff = Awaited<ReturnType<CampaignsApp['as']>>;

describe('what can be seen of a campaign', () => {
  let app: CampaignsApp;
  let staff: Staff;

  beforeAll(async () => {
    app = await campaignsApp();
    staff = await app.as();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.database.query('truncate campaign, campaign_totals, campaign_recipient, campaign_address, campaign_minute, sale, audience_customer, customer_fields, audience_suppression, hub, template_head, template_version, outbox, idempotent_request');
    await told(app).settings();
    await told(app).template();
  });

  const created = async (change: object = {}): Promise<string> => (await staff.post('/campaigns', { name: 'Autumn', channel: 'email', templateId, audience: { all: true }, ...change })).body.id as string;
  const begun = async (change: object = {}): Promise<string> => {
    const id = await created(change);
    expect((await staff.post(`/campaigns/${id}/start`)).status).toBe(200);
    await app.expand();
    return id;
  };
  const get = async (path: string) => (await staff.get(path)).body;

  describe('while it is sent and after', () => {
    it('is how many got it and why the others did not, over time, with what those bought who did', async () => {
      await told(app).customers([customer('c-1'), customer('c-2'), customer('c-3'), customer('c-4'), customer('none', { email: null })]);
      const id = await begun();
      await told(app).progress(id, [
        { customerId: 'c-1', status: 'sent', accepted: true }, { customerId: 'c-2', status: 'sent', accepted: true, at: '2026-11-23T12:01:30Z' },
        { customerId: 'c-3', status: 'failed', reason: { code: 'PROVIDER.RECIPIENT', detail: '550' } },
      ]);
      for (const [index, [customerId, days]] of ([['c-1', 1], ['c-1', 6.9], ['c-1', 7.1], ['c-1', -1], ['c-3', 1], ['stranger', 1]] as const).entries()) {
        await told(app).sale(`s-${index}`, customerId, { days, amount: '10.10' });
      }
      await told(app).sale('s-0', 'c-1', { days: 1, amount: '10.10' });
      const seen: CampaignAnalytics = await get(`/campaigns/${id}/analytics`);
      expect(seen).toMatchObject({
        totals: { recipients: 5, open: 1, sent: 2, failed: 1, skipped: 1 }, deliveryRate: 100, deliveryRateBasis: 'accepted', step: 'PT1M',
        funnel: { recipients: 5, accepted: 2, notSent: [{ status: 'failed', count: 1, reason: { code: 'PROVIDER.RECIPIENT' } }, { status: 'skipped', count: 1, reason: { code: 'ADDRESS.MISSING' } }] },
        overTime: [{ at: '2026-11-23T12:00:00.000Z', sent: 1, failed: 1 }, { at: '2026-11-23T12:01:00.000Z', sent: 1 }],
        revenue: { days: 7, sales: 2, amounts: [{ amount: '20.20', currency: 'EUR' }] },
      });
      expect(seen.eta).toBeDefined();
      expect((await get(`/campaigns/${id}/analytics?days=8`)).revenue.sales).toBe(3);
      expect((await staff.get(`/campaigns/${id}/analytics?day=8`)).status).toBe(400);
      expect((await (await app.as('other')).get(`/campaigns/${id}/analytics`)).status).toBe(404);
    });

    it('is every recipient by status and reason, in pages and as a file', async () => {
      await told(app).customers([...Array.from({ length: 5 }, (_, index) => customer(`none-${index}`, { email: null })), customer('broken', { email: 'x' }), customer('c-1')]);
      const id = await begun();
      const ids = (page: { items: { customerId: string }[] }) => page.items.map(({ customerId }) => customerId);
      const first = await get(`/campaigns/${id}/recipients?status=skipped&reason=ADDRESS.MISSING&limit=3`);
      expect(ids(first)).toEqual(['none-0', 'none-1', 'none-2']);
      expect(ids(await get(`/campaigns/${id}/recipients?status=skipped&reason=ADDRESS.MISSING&limit=3&cursor=${first.nextCursor}`))).toEqual(['none-3', 'none-4']);
      expect(ids(await get(`/campaigns/${id}/recipients?reason=ADDRESS.INVALID`))).toEqual(['broken']);
      const file = await staff.get(`/campaigns/${id}/recipients?reason=ADDRESS.INVALID`).set('Accept', 'text/csv');
      expect(file.text.split('\r\n').map((line) => line.split(',').slice(0, 3))).toEqual([['customerId', 'status', 'reasonCode'], ['broken', 'skipped', 'ADDRESS.INVALID'], ['']]);
      const semicolons = await staff.get(`/campaigns/${id}/recipients?reason=ADDRESS.INVALID`).set('Accept', 'text/csv; delimiter=semicolon, text/csv;q=0.9');
      expect(semicolons.text.split('\r\n').map((line) => line.split(';').slice(0, 3))).toEqual([['customerId', 'status', 'reasonCode'], ['broken', 'skipped', 'ADDRESS.INVALID'], ['']]);
      const spanish = { accept: 'text/csv', 'accept-language': 'es' };
      const lines = async (reader: typeof staff) => (await reader.get(`/campaigns/${id}/recipients?reason=ADDRESS.INVALID`).set(spanish)).text.split('\r\n').slice(0, 2);
      expect(await lines(staff)).toEqual([expect.stringContaining(',nombre,dirección,explicación'), expect.stringContaining(',broken,,La dirección no sirve')]);
      const mayReadMessages = await app.as('main', ['messaging.view_campaign', 'messaging.view_message']);
      expect((await lines(mayReadMessages))[1]).toContain(',broken,x,La dirección no sirve');
      expect((await staff.get(`/campaigns/${id}/recipients?reason=x`)).status).toBe(400);
    });

    it('counts again what the totals say, and puts right what is off', async () => {
      await told(app).customers([customer('c-1'), customer('c-2'), customer('none', { email: null })]);
      const id = await begun();
      await told(app).progress(id, [{ customerId: 'c-1', status: 'sent', accepted: true }]);
      expect(await app.recounter.recount()).toBe(0);
      await app.database.query('update campaign_totals set sent = 5, queued = 0');
      expect(await app.recounter.recount()).toBe(5);
      expect((await get(`/campaigns/${id}`)).totals).toMatchObject({ recipients: 3, open: 1, sent: 1, skipped: 1, accepted: 1 });
      expect(await app.recounter.recount()).toBe(0);
    });

    it('stops when its account is broken, says what the provider said, and goes on when somebody says so', async () => {
      await told(app).customers([customer('c-1')]);
      const id = await begun();
      const draft = await created();
      await told(app).broken({ sandbox: true });
      await told(app).broken({ channel: 'sms' });
      await told(app).broken({}, 'other');
      expect((await get(`/campaigns/${id}`)).status).toBe('sending');
      await told(app).broken();
      await told(app).broken();
      expect(await get(`/campaigns/${id}`)).toMatchObject({ status: 'paused', pauseReason: { code: 'CAMPAIGN.CHANNEL_BROKEN', detail: 'smtp: 535 no' } });
      expect((await app.published('campaign.changed')).map(({ payload }) => payload['status'])).toEqual(['draft', 'sending', 'draft', 'paused']);
      expect((await get(`/campaigns/${draft}`)).status).toBe('draft');
      expect((await staff.post(`/campaigns/${id}/resume`)).body).not.toHaveProperty('pauseReason');
    });

    it('began with what was said before it began, and stops when dispatch says that its sender is gone', async () => {
      await told(app).customers([customer('c-1')]);
      const id = await begun();
      const later = new Date(noon.getTime() + 1000);
      await told(app).sender('smtp', { at: later });
      await told(app).sender('sandbox', { at: later }, 'other');
      await told(app).sender('sandbox', { at: later, revision: 0 }); // known not to be the newest
      expect(await get(`/campaigns/${id}`)).toMatchObject({ status: 'sending', sandbox: false });
      await told(app).sender('sandbox', { at: new Date(noon.getTime() - 1000) });
      expect(await get(`/campaigns/${id}`)).toMatchObject({ status: 'sending', sandbox: true });
      const { revision } = (await app.published('campaign.changed')).at(-1)?.payload as { revision: number };
      await told(app).shut(id, revision - 1); // it has changed since
      await told(app).shut(id, revision, 'other');
      expect((await get(`/campaigns/${id}`)).status).toBe('sending');
      await told(app).shut(id, revision);
      await told(app).settings({ channels: { ...salon().channels, email: { enabled: true, provider: 'smtp' } }, revision: 3 });
      expect(await get(`/campaigns/${id}`)).toMatchObject({ status: 'paused', sandbox: true, pauseReason: { code: 'CAMPAIGN.SENDER_CHANGED', detail: 'email is sent by smtp now; the campaign began on the sandbox.' } });
      expect((await staff.post(`/campaigns/${id}/resume`)).body).toMatchObject({ status: 409, code: 'CAMPAIGN.SENDER_CHANGED' });
    });
  });

  describe('before it starts', () => {
    beforeEach(async () => {
      await told(app).customers([customer('a-nameless', { firstName: null }), customer('b-ada', { firstName: 'Ada' }), customer('c-nameless', { firstName: null }), customer('d-unwilling', { firstName: null }, { consent: {} })]);
    });

    it('is its text as a customer would get it, or why they would not', async () => {
      const id = await created();
      expect((await staff.post(`/campaigns/${id}/preview`, { customerId: 'b-ada' })).body).toMatchObject({ to: 'b-ada@example.com', subject: 'News', text: expect.stringContaining('Hello Ada'), missing: [] });
      expect((await staff.post(`/campaigns/${id}/preview`, { customerId: 'a-nameless' })).body).toMatchObject({ missing: ['customer.firstName'], skipped: { code: 'TEMPLATE.VARIABLE_MISSING', detail: 'customer.firstName' } });
      expect((await staff.post(`/campaigns/${id}/preview`, { customerId: 'd-unwilling' })).body).toMatchObject({ skipped: { code: 'CONSENT.MISSING' } });
      expect((await staff.post(`/campaigns/${id}/preview`, { customerId: 'nobody' })).body.code).toBe('CUSTOMER.NOT_FOUND');
      expect((await (await app.as('other')).post(`/campaigns/${id}/preview`, { customerId: 'b-ada' })).status).toBe(404);
    });

    it('is who lacks a variable, in pages', async () => {
      const id = await created();
      const first = await get(`/campaigns/${id}/missing-variables?limit=1`);
      expect(first.items).toEqual([{ customerId: 'a-nameless', missing: ['customer.firstName'] }]);
      expect(await get(`/campaigns/${id}/missing-variables?limit=1&cursor=${first.nextCursor}`)).toMatchObject({ items: [{ customerId: 'c-nameless' }] });
      expect(await get(`/campaigns/${id}/missing-variables`)).toMatchObject({ items: [{ customerId: 'a-nameless' }, { customerId: 'c-nameless' }], nextCursor: null });
    });

    it('is a mail to oneself, once for one key, which no total counts', async () => {
      const id = await created({ variables: { order: '7' } });
      const key = { 'idempotency-key': 'k' };
      const [first, again] = [await staff.post(`/campaigns/${id}/test-send`, { to: 'me@Example.com', customerId: 'b-ada' }, key), await staff.post(`/campaigns/${id}/test-send`, { to: 'me@Example.com', customerId: 'b-ada' }, key)];
      expect([first.status, again.body]).toEqual([202, first.body]);
      const [command, ...more] = await app.published('message.send');
      expect(more).toEqual([]);
      expect(command?.payload).toMatchObject({
        messageId: first.body.id, to: 'me@example.com', purpose: 'transactional', category: 'marketing', customer: { firstName: 'Ada' }, content: { templateVersion: 1, variables: { order: '7' } }, metadata: { testSend: true, campaignId: id },
      });
      expect((await get(`/campaigns/${id}`)).totals.recipients).toBe(0);
      expect((await staff.post(`/campaigns/${id}/test-send`, { to: 'me', customerId: 'b-ada' })).body).toMatchObject({ status: 422, code: 'ADDRESS.INVALID' });
      expect((await staff.post(`/campaigns/${id}/test-send`, { to: 'me@example.com', customerId: 'a-nameless' })).body).toMatchObject({ status: 422, code: 'TEMPLATE.VARIABLE_MISSING' });
      expect((await staff.post(`/campaigns/${id}/test-send`, { to: 'me@example.com' })).body).toMatchObject({ customerId: 'b-ada' });
      expect((await (await app.as('main', ['messaging.view_campaign'])).post(`/campaigns/${id}/test-send`, { to: 'me@example.com' })).status).toBe(403);
    });
  });

});
