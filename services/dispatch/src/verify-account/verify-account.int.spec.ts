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
    expect(await alerts()).toEqual({ name: 'alerts', ok: true, skipped: true, detail: expect.stringContaining('set hub.alertEmail') });
    await save({ hub: { alertEmail: 'boss@example.com' } });
    expect(await alerts()).toMatchObject({ ok: true, skipped: true, detail: expect.stringMatching(/no mail can tell boss@example\.com.*ALERT_SMTP_URL/) });
    expect(sink.journal()).toEqual([]);
  });
});
