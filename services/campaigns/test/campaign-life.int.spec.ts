import { campaignsApp, type CampaignsApp } from './campaigns-app.js';
import { customer, noon, templateId, told } from './builders.js';

type Staff = Awaited<ReturnType<CampaignsApp['as']>>;
const home = { name: 'Salon Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' };
const draft = (change: object = {}) => ({ name: 'Autumn', channel: 'email', templateId, audience: { all: true }, ...change });

describe('a campaign', () => {
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

  const created = async (change: object = {}): Promise<string> => {
    const { body, status } = await staff.post('/campaigns', draft(change));
    expect(status).toBe(201);
    return body.id as string;
  };
  const totals = async (id: string) => (await staff.get(`/campaigns/${id}`)).body.totals;
  const statuses = () => app.database.query<{ customer_id: string; status: string; reason_code: string | null; round: number }>('select customer_id, status, reason_code, round from campaign_recipient order by 1');
  const commands = async () => (await app.published('messages.send')).flatMap(({ payload }) => (payload['recipients'] as { customerId: string; round: number }[]).map(({ customerId, round }) => `${customerId}/${round}`));
  const gates = async () => (await app.published('campaign.changed')).map(({ payload }) => [payload['status'], (payload['gate'] as { state: string }).state]);

  it('goes from draft to completed, with everybody in it accounted for', async () => {
    await told(app).customers([
      customer('c-1'), customer('c-2', { email: null }), customer('c-3', { email: 'nobody' }), customer('c-4', {}, { consent: {} }), customer('c-5'),
      customer('c-6', { email: 'C-1@example.com' }), customer('c-7', {}, { deletedAt: noon.toISOString() }), customer('c-8', {}, { createdAt: '2026-12-01T00:00:00Z' }),
    ]);
    await told(app).suppression('c-5@example.com', 'marketing');
    const id = await created();
    expect((await staff.post(`/campaigns/${id}/start`)).body).toMatchObject({ status: 'sending', templateVersion: 1, sandbox: false, totals: { recipients: 0 } });
    await app.expand();
    expect(await statuses()).toEqual([
      { customer_id: 'c-1', status: 'queued', reason_code: null, round: 0 },
      ...['ADDRESS.MISSING', 'ADDRESS.INVALID', 'CONSENT.MISSING', 'SUPPRESSED', 'ADDRESS.DUPLICATE'].map((reason_code, index) => ({ customer_id: `c-${index + 2}`, status: 'skipped', reason_code, round: 0 })),
    ]);
    expect(await commands()).toEqual(['c-1/0']);
    expect(await totals(id)).toMatchObject({ recipients: 6, open: 1, skipped: 5 });
    await told(app).progress(id, [{ customerId: 'c-1', status: 'sent', accepted: true }]);
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({
      status: 'completed', progress: 100, deliveryRate: 100, deliveryRateBasis: 'accepted', totals: { recipients: 6, open: 0, sent: 1, skipped: 5, accepted: 1 },
    });
    expect(await gates()).toEqual([['draft', 'shut'], ['sending', 'open'], ['completed', 'open']]);
    expect(await app.published('campaign.completed')).toHaveLength(1);
  });

  it('reaches whoever the log still had on its way when it was started or asked about', async () => {
    const id = await created();
    // Two hops: dispatch has to take an event on before it can say anything of its customer.
    const bring = (customerId: string) => {
      const said: ReturnType<typeof customer>[] = [];
      return async (group: string) => {
        if (group === 'dispatch.project-customers.erp.customer-events.v1') said.push(customer(customerId));
        if (group.includes('follow-customers')) await told(app).customers(said);
        return true;
      };
    };
    app.followed.whenCaughtUp = bring('c-1');
    expect((await staff.post('/campaigns/estimate', { channel: 'email', audience: { all: true } })).body.matched).toBe(1);
    app.followed.whenCaughtUp = bring('c-2');
    await staff.post(`/campaigns/${id}/start`);
    app.followed.whenCaughtUp = async () => undefined;
    await app.expand();
    expect(await commands()).toEqual(['c-1/0', 'c-2/0']);
  });

  it('is changed by one of two who write at once, and by nobody once it has begun', async () => {
    const id = await created();
    const first = await staff.get(`/campaigns/${id}`);
    const tag = first.headers['etag'] as string;
    expect((await staff.patch(`/campaigns/${id}`, { name: 'Winter' }, { 'if-match': tag })).status).toBe(200);
    expect((await staff.patch(`/campaigns/${id}`, { name: 'Spring' }, { 'if-match': tag })).body).toMatchObject({ status: 412, code: 'REQUEST.STALE' });
    await staff.post(`/campaigns/${id}/start`);
    for (const refused of [await staff.patch(`/campaigns/${id}`, { name: 'Spring' }), await staff.delete(`/campaigns/${id}`)]) {
      expect(refused.body).toMatchObject({ status: 409, code: 'CAMPAIGN.ALREADY_STARTED' });
    }
  });

  it('begins once, however often and by however many it is started', async () => {
    await told(app).customers([customer('c-1'), customer('c-2')]);
    const id = await created();
    const answers = await Promise.all(Array.from({ length: 8 }, () => staff.post(`/campaigns/${id}/start`)));
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(answers.map(() => [200, 'sending']));
    await Promise.all([app.expander.step(), app.expander.step(), app.expand()]);
    await app.expand();
    expect((await commands()).sort()).toEqual(['c-1/0', 'c-2/0']);
    expect(await gates()).toEqual([['draft', 'shut'], ['sending', 'open']]);
    expect(await totals(id)).toMatchObject({ recipients: 2, open: 2 });
  });

  it('answers a repeated creation with the first answer', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const [first, second, other] = [await staff.post('/campaigns', draft(), key), await staff.post('/campaigns', draft(), key), await staff.post('/campaigns', draft({ name: 'Other' }), key)];
    expect([second.body.id, other.status]).toEqual([first.body.id, 409]);
    expect((await staff.get('/campaigns')).body.items).toHaveLength(1);
  });

  it('goes through its audience in chunks that a paused campaign does not begin', async () => {
    await told(app).customers(Array.from({ length: 450 }, (_, index) => customer(`c-${String(index).padStart(4, '0')}`)));
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    expect((await staff.post(`/campaigns/${id}/pause`)).body.status).toBe('paused');
    expect((await staff.post(`/campaigns/${id}/pause`)).status).toBe(200);
    expect(await app.expander.step()).toBe(false);
    expect((await staff.post(`/campaigns/${id}/resume`)).body.status).toBe('sending');
    await app.expand();
    expect(new Set(await commands()).size).toBe(450);
    expect((await staff.post(`/campaigns/${id}/cancel`)).body.status).toBe('cancelled');
    expect((await gates()).slice(1)).toEqual([['sending', 'open'], ['paused', 'shut'], ['sending', 'open'], ['cancelled', 'ended']]);
    for (const verb of ['start', 'pause', 'resume', 'retry-failed']) expect((await staff.post(`/campaigns/${id}/${verb}`)).status).toBe(409);
  });

  it('accounts for everybody when it is cancelled before all were gone through', async () => {
    await told(app).customers([...Array.from({ length: 6 }, (_, index) => customer(`c-${index}`)), customer('c-9', { email: null })]);
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    expect((await staff.post(`/campaigns/${id}/cancel`)).body.status).toBe('cancelled');
    await app.expand();
    expect(await commands()).toEqual([]);
    expect(await totals(id)).toMatchObject({ recipients: 7, open: 0, cancelled: 6, skipped: 1 });
    const reasons = (await statuses()).map(({ status, reason_code }) => `${status} ${reason_code ?? ''}`);
    expect(reasons).toEqual([...Array(6).fill('cancelled CAMPAIGN.CANCELLED'), 'skipped ADDRESS.MISSING']);
    expect((await staff.get(`/campaigns/${id}`)).body.status).toBe('cancelled');
  });

  it('wants large numbers to be confirmed, and takes a confirmation that is nearly right', async () => {
    await told(app).settings({ revision: 2, policy: { lateBooking: 'skip', confirmAbove: 3 } });
    await told(app).customers(Array.from({ length: 14 }, (_, index) => customer(`c-${index}`)));
    const id = await created();
    expect((await staff.post(`/campaigns/${id}/start`)).body).toMatchObject({ status: 409, code: 'CAMPAIGN.CONFIRMATION_REQUIRED', reachable: 14 });
    expect((await staff.post(`/campaigns/${id}/start`, { confirmRecipients: 3 })).body).toMatchObject({ status: 409, reachable: 14 });
    expect((await staff.post(`/campaigns/${id}/start`, { confirmRecipients: 4 })).status).toBe(200);
  });

  it('takes as many as its estimate says, which leaves out those who lack a variable', async () => {
    await told(app).settings({ revision: 2, policy: { lateBooking: 'skip', confirmAbove: 3 } });
    await told(app).customers(Array.from({ length: 30 }, (_, index) => customer(`c-${index}`, index < 20 ? { firstName: null } : {})));
    const { reachable } = (await staff.post('/campaigns/estimate', { channel: 'email', templateId, audience: { all: true } })).body;
    expect(reachable).toBe(10);
    const [now, planned] = [await created(), await created()];
    expect((await staff.post(`/campaigns/${now}/start`)).body).toMatchObject({ code: 'CAMPAIGN.CONFIRMATION_REQUIRED', reachable: 10 });
    expect((await staff.post(`/campaigns/${now}/start`, { confirmRecipients: 10 })).status).toBe(200);
    expect((await staff.post(`/campaigns/${planned}/schedule`, { at: '2026-11-23T14:00', confirmRecipients: 10 })).body.status).toBe('scheduled');
    app.clock.advance(3_600_000);
    expect(await app.starter.step()).toBe(true);
    expect((await staff.get(`/campaigns/${planned}`)).body.status).toBe('sending');
    app.clock.advance(-3_600_000);
  });

  it('starts at its hour, or waits for somebody to confirm what it has become', async () => {
    await told(app).settings({ revision: 2, policy: { lateBooking: 'skip', confirmAbove: 3 } });
    const [id, later] = [await created(), await created({ name: 'Later' })];
    expect((await staff.post(`/campaigns/${id}/schedule`, { at: '2026-11-23T12:30' })).body).toMatchObject({ status: 422, code: 'CAMPAIGN.SCHEDULE_PAST' });
    expect((await staff.post(`/campaigns/${id}/schedule`, { at: '2026-02-30T12:30' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/at' }] });
    expect((await staff.post(`/campaigns/${id}/schedule`, { at: '2026-11-23T14:00' })).body).toMatchObject({ status: 'scheduled', scheduledAt: '2026-11-23T13:00:00.000Z' });
    await staff.post(`/campaigns/${later}/schedule`, { at: '2026-11-23T15:00' });
    expect(await app.starter.step()).toBe(false);
    app.clock.advance(3_600_000);
    expect([await app.starter.step(), await app.starter.step()]).toEqual([true, false]);
    await app.expand();
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ status: 'completed', totals: { recipients: 0 } });
    await told(app).customers(Array.from({ length: 12 }, (_, index) => customer(`c-${index}`, {}, { createdAt: noon.toISOString() })));
    app.clock.advance(3_600_000);
    await app.starter.step();
    expect((await staff.get(`/campaigns/${later}`)).body).toMatchObject({ status: 'paused', pauseReason: { code: 'CAMPAIGN.CONFIRMATION_REQUIRED' } });
    expect((await staff.post(`/campaigns/${later}/resume`)).body).toMatchObject({ code: 'CAMPAIGN.CONFIRMATION_REQUIRED', reachable: 12 });
    expect((await staff.post(`/campaigns/${later}/resume`, { confirmRecipients: 12 })).body).toMatchObject({ status: 'sending' });
    app.clock.advance(-7_200_000);
  });

  it('keeps its local time when the hub moves to another time zone, and waits for somebody to say what now if that has passed there', async () => {
    await told(app).customers([customer('home'), customer('lima', { timeZone: 'America/Lima' })]);
    const [soon, tomorrow, inLima, everybody] = [await created(), await created(), await created({ audience: { customerIds: ['lima'] } }), await created()];
    const plan = async (id: string, at: string, zone: 'hub' | 'recipient') => expect((await staff.post(`/campaigns/${id}/schedule`, { at, zone })).body.status).toBe('scheduled');
    await plan(soon, '2026-11-23T14:00', 'hub');
    await plan(tomorrow, '2026-11-24T09:00', 'hub');
    await plan(inLima, '2026-11-24T09:00', 'recipient');
    await plan(everybody, '2026-11-24T09:00', 'recipient');
    const planned = async () => Promise.all([soon, tomorrow, inLima, everybody].map(async (id) => {
      const { status, scheduledAt, pauseReason } = (await staff.get(`/campaigns/${id}`)).body;
      return [status, scheduledAt, pauseReason?.code];
    }));
    const inMadrid = [['scheduled', '2026-11-23T13:00:00.000Z'], ['scheduled', '2026-11-24T08:00:00.000Z'], ['scheduled', '2026-11-24T14:00:00.000Z'], ['scheduled', '2026-11-24T08:00:00.000Z']].map((each) => [...each, undefined]);
    expect(await planned()).toEqual(inMadrid);
    const announced = (await app.published('campaign.changed')).length;
    await told(app).settings({ revision: 3 });
    await told(app).settings({ revision: 2, hub: { ...home, timeZone: 'Asia/Tokyo' } }); // of before, heard late
    expect([await planned(), (await app.published('campaign.changed')).length]).toEqual([inMadrid, announced]);
    await told(app).settings({ revision: 4, hub: { ...home, timeZone: 'America/Mexico_City' } });
    expect(await planned()).toEqual([
      ['scheduled', '2026-11-23T20:00:00.000Z', undefined], ['scheduled', '2026-11-24T15:00:00.000Z', undefined], ['scheduled', '2026-11-24T14:00:00.000Z', undefined], ['scheduled', '2026-11-24T14:00:00.000Z', undefined],
    ]);
    await told(app).settings({ revision: 5, hub: { ...home, timeZone: 'Asia/Tokyo' } });
    expect((await planned())[0]).toEqual(['paused', '2026-11-23T05:00:00.000Z', 'CAMPAIGN.SCHEDULE_PAST']);
    expect((await planned())[1]).toEqual(['scheduled', '2026-11-24T00:00:00.000Z', undefined]);
    expect(await app.starter.step()).toBe(false);
    expect((await staff.post(`/campaigns/${soon}/resume`)).body.status).toBe('sending');
  });

  it('gives each recipient their own local time', async () => {
    await told(app).customers([customer('madrid'), customer('auckland', { timeZone: 'Pacific/Auckland' }), customer('lima', { timeZone: 'America/Lima' }), customer('odd', { timeZone: 'Mars/Base' })]);
    const id = await created();
    expect((await staff.post(`/campaigns/${id}/schedule`, { at: '2026-11-25T09:00', zone: 'recipient' })).body).toMatchObject({ scheduledAt: '2026-11-24T20:00:00.000Z' });
    app.clock.advance(32 * 3_600_000);
    await app.starter.step();
    await app.expand();
    const waits = (await app.published('messages.send')).map(({ payload }) => [payload['notBefore'], (payload['recipients'] as { customerId: string }[]).map(({ customerId }) => customerId)]);
    expect(waits.sort()).toEqual([['2026-11-25T08:00:00.000Z', ['madrid', 'odd']], ['2026-11-25T14:00:00.000Z', ['lima']], [undefined, ['auckland']]].sort());
    app.clock.advance(-32 * 3_600_000);
  });

  it('is planned for who has that local time still before them: it has passed in Auckland and at home, not in Lima', async () => {
    await told(app).customers([customer('madrid'), customer('auckland', { timeZone: 'Pacific/Auckland' }), customer('lima', { timeZone: 'America/Lima' })]);
    const [everybody, inLima] = [await created(), await created({ audience: { customerIds: ['lima'] } })];
    const scheduled = async (id: string, at: string) => (await staff.post(`/campaigns/${id}/schedule`, { at, zone: 'recipient' })).body;
    expect(await scheduled(everybody, '2026-11-23T18:00')).toMatchObject({ scheduledAt: '2026-11-23T17:00:00.000Z' });
    expect(await scheduled(inLima, '2026-11-23T08:00')).toMatchObject({ scheduledAt: '2026-11-23T13:00:00.000Z' });
    expect(await scheduled(inLima, '2026-11-23T06:00')).toMatchObject({ status: 422, code: 'CAMPAIGN.SCHEDULE_PAST' });
  });

  it('sends again only to those that failed, and not to who must not be written to any more', async () => {
    await told(app).customers([customer('c-1'), customer('c-2'), customer('c-3'), customer('c-4')]);
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    await app.expand();
    const failed = { status: 'failed', reason: { code: 'PROVIDER.RECIPIENT', detail: 'no such user' } } as const;
    await told(app).progress(id, [{ customerId: 'c-1', status: 'sent' }, { customerId: 'c-2', ...failed }, { customerId: 'c-3', ...failed }, { customerId: 'c-4', status: 'unknown' }]);
    await told(app).suppression('c-3@example.com', 'all');
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ status: 'completed', totals: { sent: 1, failed: 2, unknown: 1 } });
    expect((await staff.get(`/campaigns/${id}/analytics`)).body).toMatchObject({ retryable: 1 });
    const retried = await Promise.all([staff.post(`/campaigns/${id}/retry-failed`), staff.post(`/campaigns/${id}/retry-failed`)]);
    expect(retried.map(({ body }) => body.status)).toEqual(['sending', 'sending']);
    await app.expand();
    expect((await statuses()).map(({ status, reason_code: code, round }) => [status, code, round])).toEqual([['sent', null, 0], ['queued', null, 1], ['skipped', 'SUPPRESSED', 0], ['unknown', null, 0]]);
    expect((await commands()).at(-1)).toBe('c-2/1');
    await told(app).progress(id, [{ customerId: 'c-2', status: 'delivered' }]);
    expect(await totals(id)).toMatchObject({ open: 1, delivered: 0, accepted: 2 });
    await told(app).progress(id, [{ customerId: 'c-2', status: 'sent', round: 1 }]);
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ status: 'completed', totals: { recipients: 4, open: 0, sent: 2, skipped: 1, unknown: 1, failed: 0, accepted: 2 } });
    expect((await staff.post(`/campaigns/${id}/retry-failed`)).body.status).toBe('completed');
    expect((await staff.post(`/campaigns/${id}/retry-unknown`)).body).toMatchObject({ code: 'CAMPAIGN.CONFIRMATION_REQUIRED', mayGetTwice: 1 });
    await staff.post(`/campaigns/${id}/retry-unknown`, { confirmRecipients: 1 });
    await app.expand();
    expect((await commands()).at(-1)).toBe('c-4/1');
  });

  it('says of a recipient what the vendor’s code means, until they are written to again', async () => {
    await told(app).customers([customer('c-1'), customer('c-2')]);
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    await app.expand();
    const reason = { code: 'PROVIDER.TRANSIENT', detail: '552 5.2.2: Mailbox full', text: { en: 'The mailbox is full.', es: 'El buzón está lleno.' } };
    await told(app).progress(id, [{ customerId: 'c-1', status: 'failed', reason }, { customerId: 'c-2', status: 'failed', reason: { code: 'PROVIDER.CONTENT', detail: 'spam' } }]);
    const recipients = async () => ((await staff.get(`/campaigns/${id}/recipients`)).body as { items: { reason?: object }[] }).items.map((each) => each.reason);
    expect(await recipients()).toEqual([reason, { code: 'PROVIDER.CONTENT', detail: 'spam' }]);
    await staff.post(`/campaigns/${id}/retry-failed`);
    await app.expand();
    expect(await recipients()).toEqual([undefined, undefined]);
    expect(await app.database.query('select customer_id from campaign_recipient where reason_text is not null')).toEqual([]);
  });

  it('pauses itself when one text is refused twenty times in a row, and looks anew when told to go on', async () => {
    await told(app).customers(Array.from({ length: 50 }, (_, index) => customer(`c-${index}`)));
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    await app.expand();
    const refused = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => ({ customerId: `c-${from + index}`, status: 'failed' as const, providerCode: '550 5.7.1', reason: { code: 'PROVIDER.CONTENT', detail: 'spam' } }));
    await told(app).progress(id, refused(0, 19));
    expect((await staff.get(`/campaigns/${id}`)).body.status).toBe('sending');
    await told(app).progress(id, refused(19, 20));
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ status: 'paused', pauseReason: { code: 'CAMPAIGN.CONTENT_REFUSED' } });
    app.clock.advance(1000);
    expect((await staff.post(`/campaigns/${id}/retry-failed`)).body).toMatchObject({ status: 'paused' });
    const pauses = (await app.published('campaign.changed')).flatMap(({ payload }) => (payload['pause'] ? [payload['pause']] : []));
    expect(pauses).toEqual([{ since: expect.any(String), isNews: true }, { since: expect.any(String), isNews: false }]); // told of once
    expect((await staff.post(`/campaigns/${id}/resume`)).body).not.toHaveProperty('pauseReason');
    await told(app).progress(id, refused(20, 39));
    expect((await staff.get(`/campaigns/${id}`)).body.status).toBe('sending');
  });

  it('is looked at anew in a new round, and counts as come back whom it does not try again', async () => {
    await told(app).customers(Array.from({ length: 30 }, (_, index) => customer(`c-${index}`)));
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    await app.expand();
    const refused = Array.from({ length: 26 }, (_, index) => ({ customerId: `c-${index + 4}`, status: 'failed' as const, providerCode: '554 5.7.1', reason: { code: 'PROVIDER.CONTENT', detail: 'spam' } }));
    await told(app).progress(id, ['c-0', 'c-1', 'c-2', 'c-3'].map((customerId) => ({ customerId, status: 'sent' as const })));
    await told(app).progress(id, ['c-0', 'c-1'].map((customerId) => ({ customerId, status: 'failed' as const, reason: { code: 'PROVIDER.RECIPIENT', detail: 'came back' } })));
    await told(app).progress(id, refused); // all at once: nothing is left to be paused
    await told(app).suppression('c-0@example.com', 'all');
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ status: 'completed', totals: { failed: 28, accepted: 4 }, deliveryRate: 50 });
    await staff.post(`/campaigns/${id}/retry-failed`);
    await app.expand();
    expect((await staff.get(`/campaigns/${id}`)).body).toMatchObject({ totals: { open: 27, skipped: 1 }, deliveryRate: 75 });
    await told(app).progress(id, [{ customerId: 'c-4', status: 'sent', round: 1 }]);
    expect((await staff.get(`/campaigns/${id}`)).body.status).toBe('sending');
    expect(await app.database.query(`select (select bounced from campaign_totals where campaign_id = $1) = count(*) as "isSame" from campaign_recipient where campaign_id = $1 and accepted and status in ('failed', 'skipped')`, [id])).toEqual([{ isSame: true }]);
  });

  it('tells how far it is, at most once a second', async () => {
    await told(app).customers([customer('c-1'), customer('c-2')]);
    const id = await created();
    await staff.post(`/campaigns/${id}/start`);
    await app.expand();
    await app.teller.step();
    await told(app).progress(id, [{ customerId: 'c-1', status: 'sent' }]);
    await app.teller.step();
    expect(await app.published('campaign.progressed')).toHaveLength(1);
    app.clock.advance(1000);
    await app.teller.step();
    expect((await app.published('campaign.progressed')).map(({ payload }) => (payload['totals'] as { sent: number }).sent)).toEqual([0, 1]);
  });

  it('refuses what cannot be sent, with a pointer to each mistake', async () => {
    const filter = { combinator: 'and', rules: [{ field: 'customer.loyalityTier', operator: '=', value: 'gold' }] };
    const refused = await staff.post('/campaigns', draft({ channel: 'sms', templateId: 'b1e2d3c4-9c1c-4b60-8f0e-3d2a4c1b0a12', audience: { filter }, variables: { customer: 1 }, purpose: 'service' }));
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/templateId', 'TEMPLATE.UNKNOWN'], ['/variables/customer', 'MESSAGE.VARIABLE_RESERVED'], ['/purposeReason', 'FIELD.MISSING'], ['/audience/filter/rules/0/field', 'FILTER.FIELD_UNKNOWN'],
    ]);
    expect((await staff.post('/campaigns', draft({ audiense: {} }))).status).toBe(400);
    expect((await staff.post('/campaigns', draft({ audience: { all: false } }))).status).toBe(400);
  });

  it('is another hub’s alone', async () => {
    const id = await created();
    const stranger = await app.as('other');
    expect((await stranger.get(`/campaigns/${id}`)).status).toBe(404);
    expect((await stranger.post(`/campaigns/${id}/start`)).status).toBe(404);
    const reader = await app.as('main', ['messaging.view_campaign', 'messaging.add_campaign']);
    expect((await reader.post(`/campaigns/${id}/start`)).body).toMatchObject({ status: 403, missing: 'messaging.send_message' });
  });
});
