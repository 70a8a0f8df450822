import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { newId } from '@messaging/kernel';
import { SmtpSink } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

describe('verifying an account', () => {
  let app: DispatchApp;
  let sink: SmtpSink;
  let authorization: string;
  beforeAll(async () => {
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'] });
    sink = await SmtpSink.start({ auth: { user: 'ana', pass: 'right' } });
    authorization = await app.hub('main');
  });
  afterAll(async () => {
    await sink.close();
    await app.close();
  });

  const save = async (body: object): Promise<void> => {
    const { status } = await app.http().patch('/api/v1/settings').set({ authorization }).send(body);
    expect(status).toBe(200);
  };
  const verify = async (channel: string) => (await app.http().post(`/api/v1/settings/${channel}/verify`).set({ authorization })).body;

  it('finds nothing wrong with a sandbox, and no channel that there is not', async () => {
    expect(await verify('sms')).toEqual({ ok: true, steps: [{ name: 'settings', ok: true, detail: expect.any(String) }, { name: 'sandbox', ok: true, detail: expect.any(String) }] });
    expect((await verify('fax')).status).toBe(400);
  });

  it('tries the saved account, and says in the language of the reader, else of the hub, what to do', async () => {
    const email = { provider: 'smtp', host: '127.0.0.1', port: sink.port, useTls: false, fromAddress: 'shop@example.com', username: 'ana', password: 'wrong' };
    await save({ email, hub: { locale: 'es-ES' } });
    const failed = await verify('email');
    expect(failed.ok).toBe(false);
    expect(failed.steps.at(-1)).toEqual({ name: 'authentication', ok: false, detail: expect.stringContaining('535'), remedy: expect.stringContaining('contraseña de aplicación') });
    const english = await app.http().post('/api/v1/settings/email/verify').set({ authorization, 'accept-language': 'en' });
    expect(english.body.steps.at(-1).remedy).toContain('made for applications');
    await save({ email: { password: 'right' }, hub: { locale: 'en' } });
    const names = (await verify('email')).steps.filter((step: { ok: boolean }) => step.ok).map((step: { name: string }) => step.name);
    expect(names).toEqual(expect.arrayContaining(['settings', 'name', 'address', 'connect', 'greeting', 'tls', 'authentication', 'sender']));
    const alerts = async () => (await verify('email')).steps.find((step: { name: string }) => step.name === 'alerts');
    expect(await alerts()).toEqual({ name: 'alerts', ok: true, skipped: true, detail: expect.stringContaining('say in the settings of the shop where warnings go') });
    await save({ hub: { alertEmail: 'boss@example.com' } });
    expect(await alerts()).toMatchObject({ ok: true, skipped: true, detail: expect.stringMatching(/no mail can tell boss@example\.com.*ALERT_SMTP_URL/) });
    expect(sink.journal()).toEqual([]);
  });

  it('keeps what it came to until the account is another one, and says when a provider last took a message of it', async () => {
    const known = async (hub = authorization) => {
      const { email } = (await app.http().get('/api/v1/settings').set({ authorization: hub })).body;
      return [email.verification, email.lastSentAt];
    };
    const other = await app.hub('other');
    await save({ email: { provider: 'smtp', host: '127.0.0.1', port: sink.port, useTls: false, fromAddress: 'shop@example.com', username: 'ana', password: 'wrong' } });
    expect(await known()).toEqual([null, null]);
    await verify('email');
    expect(await known()).toEqual([{ at: app.clock.now().toISOString(), ok: false, failedSteps: ['authentication'] }, null]);
    await save({ email: { password: 'right' } });
    expect(await known()).toEqual([null, null]);
    const { ok, steps } = await verify('email');
    const verification = { at: app.clock.now().toISOString(), ok, failedSteps: steps.filter((step: { ok: boolean }) => !step.ok).map((step: { name: string }) => step.name) };
    expect(await known()).toEqual([verification, null]);
    expect(await known(other)).toEqual([null, null]);
    await save({ email: { fromName: 'Salon Sol', enabled: false, inboundSecret: 'another secret of 32 characters!' }, hub: { name: 'Sol' } });
    await save((await app.http().get('/api/v1/settings').set({ authorization })).body);
    expect(await known()).toEqual([verification, null]);

    const sent = (hubId: string, change: object) => app.database.query(
      `insert into message (id, hub_id, idem, channel, lane, category, purpose, status, sandbox, sent_at, created_at)
       select $1::uuid, $2, $1::text, 'email', 'priority', 'custom', 'transactional', m->>'status', (m->>'sandbox')::boolean, clock_timestamp(), clock_timestamp() from (select $3::jsonb as m) x`,
      [newId(), hubId, JSON.stringify({ status: 'sent', sandbox: false, ...change })],
    );
    await sent('main', { sandbox: true });
    await sent('main', { status: 'failed' });
    await sent('other', {});
    expect(await known()).toEqual([verification, null]);
    await sent('main', {});
    expect((await known())[1]).toEqual(expect.any(String));
    await save({ email: { username: 'eva' } });
    expect(await known()).toEqual([null, null]);
  });

  it('keeps nothing of an account that was changed while it was tried, nor of the sandbox', async () => {
    const settings = async () => (await app.http().get('/api/v1/settings').set({ authorization })).body;
    await verify('sms');
    expect((await settings()).sms.verification).toBeNull();
    // A mail server that answers nothing until somebody has saved another account.
    const server = createServer((socket) => void save({ email: { username: 'eva' } }).then(() => socket.destroy())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await save({ email: { provider: 'smtp', host: '127.0.0.1', port: (server.address() as AddressInfo).port, useTls: false, fromAddress: 'shop@example.com', username: 'ana', password: 'right' } });
    expect((await verify('email')).ok).toBe(false);
    expect((await settings()).email).toMatchObject({ username: 'eva', verification: null });
    server.close();
  });
});
