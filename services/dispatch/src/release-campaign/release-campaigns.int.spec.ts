import { campaignMessage } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { campaignChunk, campaignState, customerEvent, template, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { GateCampaignWhenCampaignChangedConsumer } from '../gate-campaign/gate-campaign-when-campaign-changed.consumer.js';
import { holdQueued, shutGates } from '../gate-campaign/gate.sql.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { ProjectTemplatesConsumer } from '../project-templates/project-templates.consumer.js';
import { ReleaseCampaigns } from './release-campaigns.js';
import { TakeCampaignChunksConsumer } from './take-campaign-chunks.consumer.js';

const templateId = '5c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a77';
const campaignId = '3c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a11';
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `c-${index}`);
const idOf = (customerId: string): string => campaignMessage({ hubId: 'main', campaignId }, { customerId, round: 0 }).id;

describe('a campaign in dispatch', () => {
  let app: DispatchApp;
  let token: string;

  beforeEach(async () => {
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'] });
    token = await app.hub('main');
    await app.deliver(ProjectTemplatesConsumer, 'handle', template(templateId, { subject: 'News', body: 'Hi {{customer.firstName}}' }));
  });
  afterEach(() => app.close());

  const people = (ids: readonly string[], consent = true): Promise<void> => {
    const customer = (firstName: string) => ({ firstName, email: `${firstName}@example.com`, consent: { email: { marketing: consent } } });
    return app.deliver(ProjectCustomersConsumer, 'handle', together(...ids.map((customerId) => customerEvent('customer.created', { customerId, customer: customer(customerId) }))));
  };
  const chunk = (ids: readonly string[], change = {}) => app.deliver(TakeCampaignChunksConsumer, 'email', campaignChunk(templateId, ids, change));
  const gate = (state: 'open' | 'shut' | 'ended', revision = 1, more = {}, change = {}) => app.deliver(GateCampaignWhenCampaignChangedConsumer, 'gate', campaignState(state, { revision, ...change }, more));
  const step = () => app.get(ReleaseCampaigns).step();
  const count = async (sql: string): Promise<number> => (await app.database.query<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n ?? -1;
  const progress = async () =>
    (await app.published('messages.progressed')).flatMap(({ payload }) => (payload['entries'] as { customerId: string; status: string; reason?: { code: string } }[]).map((e) => [e.customerId, e.status, e.reason?.code]));

  it('waits behind a gate that nobody has told of, and goes out once when it opens, whatever is repeated', async () => {
    await people(names(3));
    await chunk(names(3));
    await step();
    expect(await count('message')).toBe(0);
    await gate('open');
    await step();
    await chunk(names(3));
    await step();
    expect(await count('send_queue')).toBe(3);
    app.run('send ');
    app.run('release');
    await eventually(async () => expect(await progress()).toHaveLength(3));
    expect((await progress()).sort()).toEqual(names(3).map((id) => [id, 'sent', undefined]));
    expect(app.provider.calls.map(({ to }) => to).sort()).toEqual(names(3).map((id) => `${id}@example.com`));
    expect(await app.published('message.sent')).toEqual([]);
    await eventually(async () => expect(await count('campaign_gate where is_active')).toBe(0));
  });

  it('tells how many wait for another try or for their hour, and until when', async () => {
    await people(names(4));
    await chunk(names(4));
    await gate('open');
    await step();
    const waiting = async () => (await app.http().get('/api/v1/messages/waiting').query({ campaignId }).set('authorization', token)).body as object;
    expect(await waiting()).toEqual({ count: 0, retried: 0 });
    const wait = (customerId: string, nextAt: string, retries: number) => app.database.query('update send_queue set next_at = $2, retries = $3 where message_id = $1', [idOf(customerId), nextAt, retries]);
    await wait('c-0', '2099-01-01T10:00:00Z', 1);
    await wait('c-1', '2099-01-01T12:00:00Z', 0);
    expect(await waiting()).toEqual({ count: 2, retried: 1, nextAt: '2099-01-01T10:00:00.000Z', lastAt: '2099-01-01T12:00:00.000Z' });
    await gate('shut', 2);
    expect(await waiting()).toEqual({ count: 0, retried: 0 }); // it waits for whoever paused it
    await gate('open', 3);
    expect(await waiting()).toMatchObject({ count: 2, lastAt: '2099-01-01T12:00:00.000Z' });
    const stranger = await app.hub('stranger');
    expect((await app.http().get('/api/v1/messages/waiting').query({ campaignId }).set('authorization', stranger)).body).toEqual({ count: 0, retried: 0 });
  });

  it('says why somebody was skipped at the moment of sending', async () => {
    await people(['c-0']);
    await people(['c-1'], false);
    await chunk(['c-0', 'c-1', 'c-2']);
    await gate('open');
    app.run('send ');
    app.run('release');
    await eventually(async () => expect((await progress()).sort()).toEqual([['c-0', 'sent', undefined], ['c-1', 'skipped', 'CONSENT.MISSING'], ['c-2', 'skipped', 'ADDRESS.MISSING']]));
  });

  it('calls nobody once the gate is shut, not even with what was read ahead, and everybody once when it opens again', async () => {
    await people(names(30));
    await gate('open');
    await chunk(names(30));
    await step();
    app.provider.connections = 2;
    const held: (() => void)[] = [];
    app.provider.answer = ({ attemptId }) => new Promise((resolve) => held.push(() => resolve({ kind: 'accepted', externalId: attemptId })));
    app.run('send ');
    await eventually(() => expect(held.length).toBeGreaterThan(0));
    await gate('shut', 2);
    const underWay = app.provider.calls.length;
    while (held.length > 0) {
      held.splice(0).forEach((answer) => answer());
      await eventually(async () => expect(await count(`send_queue where phase = 'sending'`)).toBe(held.length));
    }
    expect(app.provider.calls.length).toBe(underWay);
    expect(await count(`send_queue where phase = 'queued' and next_at > now() + interval '1 year'`)).toBe(30 - underWay);
    app.provider.answer = ({ attemptId }) => ({ kind: 'accepted', externalId: attemptId });
    await gate('open', 3);
    await eventually(async () => expect(await progress()).toHaveLength(30));
    expect(new Set(app.provider.calls.map(({ to }) => to)).size).toBe(30);
    expect(app.provider.calls).toHaveLength(30);
  });

  it('that began on the sandbox calls nobody by a provider: the change of the settings shuts its gate', async () => {
    await people(names(3));
    await gate('open', 1, {}, { sandbox: true });
    await chunk(names(3));
    await step();
    const change = (email: object) => app.http().patch('/api/v1/settings').set('authorization', token).send({ email });
    expect((await change({ fromName: 'Shop' })).status).toBe(200);
    expect(await count(`campaign_gate where state = 'open'`)).toBe(1);
    expect((await change({ provider: 'smtp', host: '127.0.0.1', port: 2525, useTls: false, fromAddress: 'shop@example.com' })).status).toBe(200);
    expect(await count(`campaign_gate where state = 'shut'`)).toBe(1);
    expect(await count(`send_queue where next_at > now() + interval '1 year'`)).toBe(3);
    expect((await app.published('gate.shut')).map(({ payload }) => payload)).toMatchObject([{ campaignId, revision: 1, reason: { code: 'CAMPAIGN.SENDER_CHANGED' } }]);
    await gate('open', 2); // somebody tried again at the same moment
    expect(await count(`campaign_gate where state = 'shut'`)).toBe(1);
    expect((await app.published('gate.shut')).map(({ payload }) => payload['revision'])).toEqual([1, 2]);
    await change({ provider: 'sandbox' });
    app.run('send ');
    await eventually(async () => expect(await progress()).toHaveLength(3));
  });

  it('that is over is shut while it could not go on as it began, and a retry goes out once the settings are back', async () => {
    await people(names(1));
    await gate('open', 1, {}, { sandbox: true });
    await chunk(names(1));
    app.run('send ');
    app.run('release');
    await eventually(async () => expect([await progress(), await count('campaign_gate where is_active')]).toMatchObject([[['c-0', 'sent', undefined]], 0]));
    const change = async (email: object) => expect((await app.http().patch('/api/v1/settings').set('authorization', token).send({ email })).status).toBe(200);
    await change({ provider: 'smtp', host: '127.0.0.1', port: 2525, useTls: false, fromAddress: 'shop@example.com' });
    expect(await count(`campaign_gate where state = 'shut' and is_sender_gone`)).toBe(1);
    await chunk([], { recipients: [{ customerId: 'c-0', round: 1 }] });
    await eventually(async () => expect(await count('campaign_gate where is_active')).toBe(1));
    await change({ provider: 'sandbox' });
    expect(await count(`campaign_gate where state = 'open' and not is_sender_gone`)).toBe(1);
    await eventually(async () => expect(await progress()).toHaveLength(2));
  });

  it('comes from the sender of its start, whatever the settings say since', async () => {
    const change = (email: object) => app.http().patch('/api/v1/settings').set('authorization', token).send({ email });
    const from = () => app.provider.calls.map(({ from: sender }) => sender);
    await people(names(3));
    await change({ provider: 'smtp', host: '127.0.0.1', port: 2525, useTls: false, fromName: 'Shop', fromAddress: 'shop@example.com' });
    const [{ startedAt } = { startedAt: '' }] = await app.database.query<{ startedAt: string }>('select clock_timestamp()::text as "startedAt"');
    const senderAt = new Date(startedAt).toISOString();
    await change({ fromName: 'Other' });
    await gate('open', 1, { senderAt }); // the start is heard of after the change
    await change({ fromAddress: 'other@example.com' });
    await chunk(['c-0']);
    app.run('send ');
    app.run('release');
    await eventually(() => expect(from()).toEqual([{ address: 'shop@example.com', name: 'Shop' }]));
    await change({ host: 'localhost' });
    await eventually(async () => expect((await app.published('gate.shut')).at(0)?.payload['reason']).toMatchObject({ detail: 'email is sent as other@example.com by another account now; the campaign began as shop@example.com.' }));
    await gate('open', 2, { senderAt: new Date(Date.now() + 1000).toISOString() }); // a person went on
    await chunk(['c-1']);
    await eventually(() => expect(from().at(1)).toEqual({ address: 'other@example.com', name: 'Other' }));
  });

  it('puts aside what a call that was under way has put back behind a shut gate', async () => {
    await people(['c-0']);
    await gate('open');
    await chunk(['c-0']);
    await step();
    let answer: () => void = () => undefined;
    app.provider.answer = () => new Promise((resolve) => (answer = () => resolve({ kind: 'not_sent', failure: { class: 'TRANSIENT', code: 'ECONNREFUSED', detail: 'no' } })));
    app.run('send ');
    await eventually(() => expect(app.provider.calls).toHaveLength(1));
    await gate('shut', 2);
    answer();
    await eventually(async () => expect(await count(`send_queue where phase = 'queued'`)).toBe(1));
    app.run('release');
    await eventually(async () => expect(await count(`send_queue where next_at > now() + interval '1 year'`)).toBe(1));
    expect(app.provider.calls).toHaveLength(1);
  });

  it('keeps the moment that a message waited for of itself, however often its campaign is paused', async () => {
    await people(names(3));
    await gate('open');
    await chunk(names(3));
    await step();
    const waits = (customerId: string, until: string) => app.database.query(`update send_queue set next_at = ${until} where message_id = $1`, [idOf(customerId)]);
    await waits('c-0', `'2030-01-01 10:00:00Z'`); // the server said when to come again
    await waits('c-1', `now() - interval '1 minute'`);
    for (const revision of [2, 4]) {
      await gate('shut', revision);
      expect(await count(`send_queue where next_at > '9000-01-01'`)).toBe(3);
      await gate('open', revision + 1);
    }
    expect([await count(`send_queue where next_at = '2030-01-01 10:00:00Z'`), await count('send_queue where next_at <= now()'), await count('send_queue where due_at is not null')]).toEqual([1, 2, 0]);
  });

  it('puts nothing aside behind a gate that has opened since it was looked at, or opens at this moment', async () => {
    const held = () => count(`send_queue where next_at > now() + interval '1 year'`);
    await people(names(5));
    await gate('open');
    await chunk(names(5));
    await step();
    await gate('shut', 2);
    await app.database.query('update send_queue set next_at = now()'); // as a call that was under way leaves it
    const [looked] = await shutGates(app.database);
    if (!looked) throw new Error('no gate is shut');
    expect([await holdQueued(app.database, looked), await held(), await shutGates(app.database)]).toEqual([5, 5, []]);
    await gate('open', 3);
    expect([await holdQueued(app.database, looked), await held()]).toEqual([0, 0]);
    await gate('shut', 4);
    await app.database.query('update send_queue set next_at = now()');
    let opening: Promise<void> | undefined;
    await app.database.transaction(async (tx) => {
      expect(await holdQueued(tx, looked)).toBe(5);
      opening = gate('open', 5);
      await eventually(async () => expect(await count(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).toBeGreaterThan(0));
    });
    await opening;
    expect(await held()).toBe(0);
  });

  it('is put aside however many other campaigns are paused', async () => {
    await app.database.query(
      `insert into campaign_gate (campaign_id, hub_id, channel, revision, state, is_active, turn_at) select gen_random_uuid(), 'main', 'email', 1, 'shut', true, now() - interval '1 h' from generate_series(1, 150)`);
    await gate('open');
    await chunk(names(2));
    await app.database.query(`update campaign_gate set is_active = false where state = 'shut'`);
    await step();
    await app.database.query(`update campaign_gate set is_active = true where state = 'shut'`);
    await gate('shut', 2);
    await app.database.query('update send_queue set next_at = now()');
    expect((await shutGates(app.database)).map((shut) => shut.campaignId)).toEqual([campaignId]);
  });

  it('ends with its campaign: in the queue and before it, each recipient with the reason', async () => {
    await people(names(2));
    await gate('open', 1, { ratePerMinute: 60 });
    await chunk(names(5));
    await step();
    expect(await count('message')).toBe(1);
    await gate('ended', 2);
    await step();
    expect((await progress()).sort()).toEqual(names(5).map((id) => [id, 'cancelled', 'CAMPAIGN.CANCELLED']));
    expect([await count('send_queue'), await count('campaign_chunk'), await count(`message where status = 'cancelled'`), await count('decision')]).toEqual([0, 0, 1, 1]);
    await chunk(['c-9']);
    await step();
    expect((await progress()).at(-1)).toEqual(['c-9', 'cancelled', 'CAMPAIGN.CANCELLED']);
    await step();
    expect(await count('campaign_gate where is_active')).toBe(0);
  });

  it('skips what is left when its time is over, and not while it is paused', async () => {
    await gate('shut', 1, { expiresAt: '2026-01-01T00:00:00Z' });
    await chunk(names(2));
    await step();
    expect(await progress()).toEqual([]);
    await gate('open', 2, { expiresAt: '2026-01-01T00:00:00Z' });
    await step();
    expect(await progress()).toEqual(names(2).map((id) => [id, 'skipped', 'MESSAGE.EXPIRED']));
  });

  it('waits for local times, and lets the first go ahead of the others', async () => {
    await gate('open', 1, { rampUp: { first: 2, waitMs: 3_600_000 } });
    await chunk(['later'], { notBefore: new Date(Date.now() + 3_600_000).toISOString() });
    await chunk(names(5));
    while (await step());
    expect(await count('message')).toBe(2);
    await app.database.query(`update campaign_gate set ramp_until = now() - interval '1 s'`);
    while (await step());
    expect([await count('message'), await count('campaign_chunk')]).toEqual([5, 1]);
    await app.database.query(`update campaign_chunk set not_before = now()`);
    while (await step());
    expect(await count('message')).toBe(6);
  });

  it('keeps two campaigns of a hub going in turns, and two hubs apart', async () => {
    const other = '4c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a22';
    await app.hub('second');
    for (const [id, hubId] of [[campaignId, 'main'], [other, 'main']] as const) {
      await app.deliver(GateCampaignWhenCampaignChangedConsumer, 'gate', campaignState('open', { campaignId: id }, {}, hubId));
      for (let part = 0; part < 4; part++) await app.deliver(TakeCampaignChunksConsumer, 'email', campaignChunk(templateId, names(500).map((name) => `${part}-${name}`), { campaignId: id }, hubId));
    }
    await app.deliver(GateCampaignWhenCampaignChangedConsumer, 'gate', campaignState('ended', { revision: 9 }, {}, 'second'));
    await step();
    await step();
    expect(await app.database.query('select campaign_id, count(*)::int as n from message group by 1 order by 1')).toEqual([{ campaign_id: campaignId, n: 1000 }, { campaign_id: other, n: 1000 }]);
  });

  it('begins soon although another campaign of the hub has filled the queue, and shares it with that one', async () => {
    const other = '4c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a22';
    await gate('open');
    for (let part = 0; part < 8; part++) await chunk(names(500).map((name) => `${part}-${name}`));
    while (await step());
    const queued = async (limit: number, id: string) => count(`(select campaign_id from send_queue order by next_at, message_id limit ${limit}) q where campaign_id = '${id}'`);
    expect(await queued(9999, campaignId)).toBe(2000);
    await gate('open', 1, {}, { campaignId: other });
    await chunk(names(500), { campaignId: other });
    while (await step());
    expect(await queued(9999, other)).toBe(100); // nobody waits behind it for long either
    expect(await queued(1100, other)).toBeGreaterThan(50);
  });

  it('lets the others in while many wait for their servers or for a receipt, up to a bound', async () => {
    await gate('open');
    for (let part = 0; part < 8; part++) await chunk(names(500).map((name) => `${part}-${name}`));
    while (await step());
    expect(await count('send_queue')).toBe(2000);
    await app.database.query(`update send_queue set next_at = now() + interval '15 min', retries = 1`); // each one greylisted
    while (await step());
    expect(await count('send_queue')).toBe(4000);
    await app.database.query(`update send_queue set phase = 'unknown', next_at = now() + interval '72 h', retries = 0`);
    await chunk(names(500).map((name) => `8-${name}`));
    while (await step());
    expect(await count('send_queue')).toBe(4500);
    const wait = `insert into send_queue (message_id, hub_id, channel, lane, campaign_id, next_at, retries) select gen_random_uuid(), 'main', 'email', 'bulk', $1, now() + interval '15 min', 1 from generate_series(1, 16000)`;
    await app.database.query(wait, [campaignId]);
    await chunk(names(500).map((name) => `9-${name}`));
    expect(await step()).toBe(false);
  });

  it('has one message for each round of a recipient, and none for a round that is repeated', async () => {
    await gate('open');
    await chunk(['c-0']);
    await step();
    await chunk([], { recipients: [{ customerId: 'c-0', round: 1 }, { customerId: 'c-0', round: 0 }] });
    await step();
    expect(await count('message')).toBe(2);
    expect((await app.database.query<{ id: string }>('select id from message')).map(({ id }) => id)).toContain(idOf('c-0'));
  });
});
