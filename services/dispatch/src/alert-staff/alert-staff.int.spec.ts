import { hookDisabled } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import type { SendOutcome } from '@messaging/providers';
import { eventually, SmtpSink } from '@messaging/testing';
import { campaignState } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { AlertStaffWhenCampaignPausedConsumer } from '../alert-staff-when-campaign-paused/alert-staff-when-campaign-paused.consumer.js';
import { AlertStaffWhenHookDisabledConsumer } from '../alert-staff-when-hook-disabled/alert-staff-when-hook-disabled.consumer.js';

const refused: SendOutcome = { kind: 'not_sent', failure: { class: 'ACCOUNT', code: '535 5.7.8', detail: 'wrong password' } };
const smtp = { provider: 'smtp', host: '127.0.0.1', port: 2525, useTls: false, fromAddress: 'shop@example.com' };

describe('telling staff that a channel is broken', () => {
  let app: DispatchApp;
  let token: string;
  let sink: SmtpSink | undefined;
  afterEach(async () => {
    await app.close();
    await sink?.close();
    sink = undefined;
  });

  async function begin(alertServer?: { url: string; from: string }): Promise<void> {
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'], ...(alertServer && { alertServer }) });
    token = await app.hub('main');
    await app.http().patch('/api/v1/settings').set('authorization', token).send({ hub: { name: 'Salon Sol', alertEmail: 'boss@example.com', locale: 'es' }, email: smtp }).expect(200);
    for (const work of ['send ', 'alert staff']) app.run(work);
  }
  const send = (channel: 'email' | 'sms') =>
    app.http().post('/api/v1/messages').set('authorization', token).send({ channel, to: channel === 'sms' ? '+34600111222' : 'a@example.com', category: 'custom', body: 'Hi' }).expect(202);
  const alerts = () => app.database.query('select alert_route from sending_pause where alerted_at is not null');

  it('goes by the operator’s server where there is one, even when email is what is broken', async () => {
    sink = await SmtpSink.start({ keepRaw: true });
    await begin({ url: `smtp://127.0.0.1:${sink.port}`, from: 'alerts@platform.example' });
    app.provider.answer = () => refused;
    await send('email');
    const [mail] = await sink.waitFor(1);
    expect(mail?.to).toEqual(['boss@example.com']);
    const raw = mail && sink.raw(mail).toString().replaceAll('=\r\n', '');
    for (const part of ['From: alerts@platform.example', 'Esperan', 'wrong password', 'Auto-Submitted: auto-generated']) expect(raw).toContain(part);
    await eventually(async () => expect(await alerts()).toEqual([{ alert_route: 'operator' }]));
    expect(sink.journal()).toHaveLength(1);
  });

  it('goes by the shop’s own email when another channel is broken', async () => {
    await begin();
    app.provider.answer = ({ channel, attemptId }) => (channel === 'sms' ? refused : { kind: 'accepted', externalId: attemptId });
    await send('sms');
    const alert = await eventually(() => {
      const call = app.provider.calls.find(({ channel }) => channel === 'email');
      return call ?? false;
    });
    expect(alert).toMatchObject({ to: 'boss@example.com', subject: 'No salen mensajes por SMS · Salon Sol' });
    expect(alert.text).toContain('535 5.7.8: wrong password');
    await eventually(async () => expect(await alerts()).toEqual([{ alert_route: 'email' }]));
  });

  it('tells of a hook that was given up in the same ways, once however often it is said', async () => {
    await begin();
    app.provider.answer = ({ attemptId }) => ({ kind: 'accepted', externalId: attemptId });
    const event = { id: newId(), type: 'hook.disabled', source: '/webhooks', time: new Date(), hubId: 'main', key: 'h', topic: hookDisabled.topic.name, headers: {}, data: hookDisabled.example };
    const told = { messages: [hookDisabled], events: [event] };
    await app.deliver(AlertStaffWhenHookDisabledConsumer, 'handle', told);
    await app.deliver(AlertStaffWhenHookDisabledConsumer, 'handle', { ...told, events: [event, event] });
    const alert = await eventually(() => app.provider.calls.find(({ channel }) => channel === 'email') ?? false);
    expect(alert).toMatchObject({ to: 'boss@example.com', subject: 'Ya no se avisa a https://erp.example · Salon Sol' });
    for (const part of ['No delivery arrived for 5 days', '/m/messaging/dashboard/']) expect(alert.text).toContain(part);
    expect(await app.database.query(`select count(*)::int as n from message where to_address = 'boss@example.com'`)).toEqual([{ n: 1 }]);
  });

  it('tells of a campaign that the platform paused, once however often it is said, and of none that a person did', async () => {
    await begin();
    const pauseReason = { code: 'CAMPAIGN.BOUNCES', detail: '7 of 100 messages bounced.' };
    const paused = { revision: 3, status: 'paused', name: 'Otoño' };
    const stopped = campaignState('shut', { ...paused, pauseReason });
    const retried = campaignState('shut', { ...paused, revision: 4, pauseReason, pause: { since: '2026-11-23T12:00:00.000Z', isNews: false } });
    for (const said of [campaignState('shut', paused), campaignState('shut', { ...paused, pauseReason, sandbox: true }), stopped, stopped, retried]) await app.deliver(AlertStaffWhenCampaignPausedConsumer, 'handle', said);
    const alert = await eventually(() => app.provider.calls.find(({ channel }) => channel === 'email') ?? false);
    expect(alert).toMatchObject({ to: 'boss@example.com', subject: 'La campaña «Otoño» está en pausa · Salon Sol' });
    expect(alert.text).toContain(pauseReason.detail);
    expect(await app.database.query(`select count(*)::int as n from message where to_address = 'boss@example.com'`)).toEqual([{ n: 1 }]);
  });

  it('does not try by the account that is broken itself', async () => {
    await begin();
    app.provider.answer = () => refused;
    await send('email');
    await eventually(async () => expect(await app.published('channel.broken')).toHaveLength(1));
    await send('sms');
    await eventually(async () => expect(await app.published('channel.broken')).toHaveLength(2));
    expect([await alerts(), await app.database.query(`select 1 from message where to_address = 'boss@example.com'`)]).toEqual([[], []]);
  });
});
