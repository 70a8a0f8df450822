import { automationChanged, campaignChanged, campaignProgressed, channelBroken, channelRestored, eventParked, eventSettled, executionChanged, hookDisabled, hookEnabled, messageEvents, messagesProgressed, settingsChanged, type Envelope } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { consoleApp, said, type ConsoleApp } from '../../test/console-app.js';
import { FollowMessagesConsumer } from '../count-messages/follow-messages.consumer.js';
import { ShowHubWhenSettingsChanged } from '../show-hub-when-settings-changed/show-hub-when-settings-changed.consumer.js';
import { FollowAutomationsConsumer } from './follow-automations.consumer.js';
import { FollowCampaignsConsumer } from './follow-campaigns.consumer.js';
import { FollowHooksConsumer } from './follow-hooks.consumer.js';
import { FollowParkedEventsConsumer } from './follow-parked-events.consumer.js';

const [broken, restored] = [channelBroken, channelRestored];
const heard = [...messageEvents, messagesProgressed, broken, restored];

describe('the dashboard', () => {
  let app: ConsoleApp;
  let token: string;
  beforeEach(async () => {
    app = await consoleApp({ publicUrl: 'https://shop.example.com' });
    token = await app.bearer('main');
    await app.deliver(ShowHubWhenSettingsChanged, [settingsChanged], [said('settings.changed', { ...settingsChanged.example, hub: { name: 'Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' } })]);
  });
  afterEach(() => app.close());

  const show = async (query = '', authorization = token) => (await app.http().get(`/api/v1/dashboard${query}`).set({ authorization })).body;
  const message = (status: string, change: object = {}, about: Parameters<typeof said>[2] = {}): Envelope =>
    said(`message.${status}`, { messageId: newId(), status, at: '2026-11-23T09:00:00Z', channel: 'email', purpose: 'transactional', sandbox: false, ...change }, about);
  const follow = (...events: Envelope[]) => app.deliver(FollowMessagesConsumer, heard, events);

  it('counts messages by their present status, on their day, real ones and sandbox apart, each hub alone', async () => {
    await follow(
      message('queued'), message('queued', { channel: 'sms' }), message('sent', { previous: 'queued' }),
      message('queued', { sandbox: true }), message('queued', { at: '2026-11-22T23:30:00Z' }), message('queued', { at: '2026-11-22T22:30:00Z' }),
      message('queued', {}, { hubId: 'other' }),
    );
    const { totals, series, sandbox, timeZone, from, to } = await show();
    expect([timeZone, from, to, series.length]).toEqual(['Europe/Madrid', '2026-10-25', '2026-11-23', 30]);
    expect(totals.all).toEqual({ messages: 4, open: 3, sent: 1, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0 });
    expect([totals.channels.sms.messages, totals.channels.whatsapp.messages]).toEqual([1, 0]);
    expect(series.slice(-2).map((day: { date: string; email: { messages: number } }) => [day.date, day.email.messages])).toEqual([['2026-11-22', 1], ['2026-11-23', 2]]);
    expect([sandbox.all.messages, (await show('?from=2026-11-22&to=2026-11-22')).totals.all.messages]).toEqual([1, 1]);
    expect((await show('', await app.bearer('other'))).totals.all.messages).toBe(1);
  });

  it('counts an event once, however often it is delivered, and messages of campaigns with the others', async () => {
    const event = message('queued');
    await follow(event);
    await follow(event, event);
    const entry = { messageId: newId(), customerId: 'c', status: 'sent', at: '2026-11-23T09:00:00Z', sandbox: false };
    await follow(said('messages.progressed', { campaignId: newId(), channel: 'email', entries: [{ ...entry, previous: 'queued' }, entry] }));
    await follow(said('messages.progressed', { campaignId: newId(), channel: 'email', entries: [{ ...entry, status: 'delivered', previous: 'sent' }] }));
    expect((await show()).totals.all).toMatchObject({ messages: 3, open: 1, sent: 2, delivered: 1 });
  });

  it('counts a message that is sent again as one more, as its description and the console say', async () => {
    const campaignId = newId();
    for (const round of [1, 2, 3]) {
      const entry = { messageId: newId(), customerId: 'c', status: 'failed', at: `2026-11-23T09:0${round}:00Z`, sandbox: false, reason: { code: 'PROVIDER.CONTENT', detail: '554' } };
      await follow(said('messages.progressed', { campaignId, channel: 'email', entries: [entry] }));
    }
    expect((await show()).totals.all).toMatchObject({ messages: 3, failed: 3 });
  });

  it('counts no test send, whatever becomes of it, as the console says', async () => {
    const metadata = { testSend: true };
    await follow(message('queued', { metadata }), message('queued', { metadata: { order: '7' } }));
    await follow(message('failed', { metadata, previous: 'queued' }));
    expect((await show()).totals.all).toMatchObject({ messages: 1, open: 1, failed: 0 });
  });

  it('names what needs a person, in the hub’s language, until it is over', async () => {
    const outage = { ...broken.example, reason: { code: 'PROVIDER.ACCOUNT', detail: '535' } };
    await follow(message('queued'), message('queued'), message('unknown', { channel: 'sms' }), said('channel.broken', outage));
    expect((await show()).problems).toEqual([
      expect.objectContaining({ kind: 'channel_broken', code: 'PROVIDER.ACCOUNT', channel: 'email', provider: 'smtp', detail: '535', waiting: 2, text: 'El proveedor rechaza la cuenta: credenciales, pago o normas. Verifica el canal en los ajustes.' }),
      expect.objectContaining({ kind: 'messages_unknown', channel: 'sms', from: '2026-11-16', waiting: 1 }),
    ]);
    await follow(said('channel.restored', { ...outage, until: '2026-11-23T10:00:00Z' }), said('channel.broken', outage));
    expect((await show()).problems.map(({ kind }: { kind: string }) => kind)).toEqual(['messages_unknown']);
  });

  it('names a hook that was given up, until it is used again or gone, as often as that happens', async () => {
    const { example } = hookDisabled;
    const hooks = (...events: Envelope[]) => app.deliver(FollowHooksConsumer, [hookDisabled, hookEnabled], events);
    await hooks(said('hook.disabled', example), said('hook.disabled', { ...example, hookId: newId() }), said('hook.disabled', example, { hubId: 'other' }));
    expect((await show()).problems).toMatchObject([{ kind: 'hook_disabled', hookId: example.hookId, code: 'HOOK.FAILING', text: expect.stringContaining('actívalo'), detail: expect.stringContaining('https://erp.example') }, { kind: 'hook_disabled' }]);
    await hooks(said('hook.enabled', { hookId: example.hookId, at: '2026-11-23T11:00:00Z' }));
    expect((await show()).problems.map(({ hookId }: { hookId: string }) => hookId)).not.toContain(example.hookId);
    await hooks(said('hook.disabled', example));
    expect((await show()).problems).toHaveLength(2);
    expect((await show('', await app.bearer('other'))).problems).toHaveLength(1);
  });

  it('names events of the ERP that nobody could take on, each once and by their reason, until they are settled', async () => {
    const tell = (...events: Envelope[]) => app.deliver(FollowParkedEventsConsumer, [eventParked, eventSettled], events);
    const parked = (eventId: string, consumer: string, code: string, hubId = 'main') =>
      said('event.parked', { ...eventParked.example, eventId, consumer, reason: { code, detail: 'customer.birthday: no day' } }, { hubId });
    const settled = (eventId: string, consumer: string, outcome: string) => said('event.settled', { ...eventSettled.example, eventId, consumer, outcome });
    const [one, two, behind] = [newId(), newId(), newId()];
    await tell(parked(one, 'dispatch', 'EVENT.DATA_INVALID'), parked(one, 'campaigns', 'EVENT.DATA_INVALID'), parked(two, 'dispatch', 'EVENT.DATA_INVALID'));
    await tell(parked(two, 'dispatch', 'EVENT.DATA_INVALID'), parked(behind, 'dispatch', 'EVENT.BEHIND'), parked(newId(), 'webhooks', 'EVENT.TYPE_UNKNOWN', 'other'));
    expect((await show()).problems).toEqual([
      { kind: 'events_parked', code: 'EVENT.DATA_INVALID', text: expect.stringContaining('Haz que tu programa de gestión'), detail: 'customer.updated: customer.birthday: no day', since: expect.any(String), waiting: 2 },
    ]);
    await tell(settled(one, 'dispatch', 'handled'), settled(two, 'dispatch', 'dropped'));
    expect((await show()).problems).toMatchObject([{ code: 'EVENT.DATA_INVALID', waiting: 1 }]);
    await tell(settled(one, 'campaigns', 'handled'));
    expect((await show()).problems).toEqual([]);
    expect((await show('', await app.bearer('other'))).problems).toMatchObject([{ code: 'EVENT.TYPE_UNKNOWN', waiting: 1 }]);
  });

  it('shows automations with what waits, and campaigns that are not over', async () => {
    const { automationId } = automationChanged.example;
    const execution = (executionId: string, status: string) => said('execution.changed', { executionId, automationId, customerId: 'c', status });
    const [one, two] = [newId(), newId()];
    const deliver = (...events: Envelope[]) => app.deliver(FollowAutomationsConsumer, [automationChanged, executionChanged], events);
    await deliver(said('automation.changed', automationChanged.example), execution(one, 'pending'), execution(two, 'pending'), execution(one, 'pending'));
    expect((await show()).automations).toEqual([{ id: automationId, name: 'Welcome', trigger: 'welcome', isActive: true, pending: 2 }]);
    await deliver(execution(one, 'sent'), execution(one, 'failed'), execution(newId(), 'skipped'));
    expect((await show()).automations).toMatchObject([{ pending: 1 }]);

    const { example } = campaignChanged;
    const campaign = (...events: Envelope[]) => app.deliver(FollowCampaignsConsumer, [campaignChanged, campaignProgressed], events);
    const at = (second: number) => ({ time: new Date(Date.UTC(2026, 10, 23, 10, 0, second)) });
    await campaign(said('campaign.changed', example, at(1)), said('campaign.progressed', { ...campaignProgressed.example, campaignId: example.campaignId, progress: 50 }, at(2)));
    expect((await show()).campaigns).toMatchObject([{ id: example.campaignId, name: example.name, status: 'sending', progress: 50 }]);
    const outage = { ...broken.example, channel: example.channel };
    await follow(said('channel.broken', outage));
    expect((await show()).problems).toMatchObject([{ kind: 'channel_broken', waiting: campaignProgressed.example.totals.open }]);
    await follow(said('channel.restored', { ...outage, until: '2026-11-23T10:00:00Z' }));
    await campaign(said('campaign.changed', { ...example, status: 'paused', pauseReason: { code: 'PROVIDER.CONTENT', detail: '20 in a row' } }, at(3)));
    expect((await show()).problems).toMatchObject([{ kind: 'campaign_paused', code: 'PROVIDER.CONTENT', campaignId: example.campaignId }]);
    await campaign(said('campaign.changed', { ...example, status: 'completed' }, at(4)), said('campaign.changed', example, at(1)));
    expect((await show()).campaigns).toEqual([]);
  });

  it('says that nobody outside can reach the platform, once messages really leave', async () => {
    const problems = async (publicUrl: string, provider: string) => {
      const at = await consoleApp({ publicUrl });
      const channels = { ...settingsChanged.example.channels, email: { enabled: true, provider } };
      await at.deliver(ShowHubWhenSettingsChanged, [settingsChanged], [said('settings.changed', { ...settingsChanged.example, channels })]);
      const answer = await at.http().get('/api/v1/dashboard').set('authorization', await at.bearer('main'));
      await at.close();
      return answer.body.problems;
    };
    expect(await problems('http://localhost:8080', 'smtp')).toEqual([{ kind: 'address_unreachable', code: 'PUBLIC_URL.UNREACHABLE', text: expect.stringContaining('PUBLIC_URL'), detail: 'PUBLIC_URL: http://localhost:8080' }]);
    expect(await problems('http://localhost:8080', 'sandbox')).toEqual([]);
    expect(await problems('https://shop.example.com', 'smtp')).toEqual([]);
  });

  it.each(['?from=yesterday', '?from=2026-11-23&to=2026-11-22', '?from=2024-01-01&to=2026-11-23', '?from=2026-11-22&days=7', '?days=367', '?days=0', '?since=2026-11-01'])('refuses %s', async (query) => {
    expect((await show(query)).status).toBe(400);
  });

  it('takes moments for dates of the hub’s zone, and says when the operator holds everything', async () => {
    expect(await show('?days=7')).toMatchObject({ from: '2026-11-17', to: '2026-11-23' });
    expect(await show('?from=2026-11-22T23:30:00Z&to=2026-11-23T22:59:00Z')).toMatchObject({ from: '2026-11-23', to: '2026-11-23', problems: [] });
    const held = await consoleApp({ onHold: true });
    const answer = await held.http().get('/api/v1/dashboard').set('authorization', await held.bearer('main'));
    expect(answer.body.problems).toMatchObject([{ kind: 'sending_held', code: 'SENDING.HELD_BY_OPERATOR' }]);
    await held.close();
  });
});
