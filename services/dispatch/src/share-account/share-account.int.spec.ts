import type { SettingsChanged } from '@messaging/contracts';
import { eventually, SmtpSink } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

const inboundSecret = 'what the operator’s mail server signs with';

describe('an account that the operator shares', () => {
  let app: DispatchApp;
  let sink: SmtpSink;
  let tokens: Record<'operator' | 'sol' | 'luna', string>;
  beforeEach(async () => {
    sink = await SmtpSink.start({ keepRaw: true });
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'], apiUrls: {} });
    tokens = { operator: await app.operator(), sol: await app.hub('sol'), luna: await app.hub('luna') };
    app.run('send ');
  });
  afterEach(async () => {
    await app.close();
    await sink.close();
  });

  const account = (port = sink.port) => ({ provider: 'smtp', host: '127.0.0.1', port, useTls: false, fromName: 'Platform', fromAddress: 'shops@platform.example' });
  const share = (settings: object, hubs?: string[]) => app.http().put('/api/v1/operator/accounts/email').set('authorization', tokens.operator).send({ settings, ...(hubs && { hubs }) });
  const patch = (hub: 'sol' | 'luna', email: object) => app.http().patch('/api/v1/settings').set('authorization', tokens[hub]).send({ email });
  const send = (to: string) => app.http().post('/api/v1/messages').set('authorization', tokens.sol).send({ channel: 'email', to, subject: 'S', category: 'custom', body: 'Hi' }).expect(202);
  const choices = async (hub: 'sol' | 'luna'): Promise<string[]> => {
    const { items } = (await app.http().get('/api/v1/settings/providers').set('authorization', tokens[hub])).body;
    return items.filter(({ channel }: { channel: string }) => channel === 'email').map(({ name }: { name: string }) => name);
  };

  it('sends for the hubs it is offered to, shows them none of it, and changes under them', async () => {
    const shared = await share({ ...account(), inboundSecret }, ['sol']);
    expect([shared.status, shared.body]).toMatchObject([200, { channel: 'email', hubs: ['sol'], usedBy: 0, settings: { host: '127.0.0.1', inboundSecret: { set: true } } }]);
    expect([await choices('sol'), await choices('luna')]).toEqual([['sandbox', 'smtp', 'shared'], ['sandbox', 'smtp']]);
    expect((await patch('luna', { provider: 'shared' })).body.errors).toEqual([{ pointer: '/email/provider', code: 'PROVIDER.NOT_SHARED', detail: expect.any(String) }]);

    const chosen = await patch('sol', { provider: 'shared', fromAddress: 'boss@bank.example' });
    expect([chosen.status, chosen.body.email.provider, chosen.body.email.host, chosen.body.email.inboundSecret]).toEqual([200, 'shared', null, { set: false }]);
    await send('first@example.com');
    const [mail] = await sink.waitFor(1);
    expect(mail?.to).toEqual(['first@example.com']);
    expect(mail && sink.raw(mail).toString()).toContain('<shops@platform.example>');

    const [event] = (await app.published('settings.changed')).filter(({ hub_id }) => hub_id === 'sol').slice(-1);
    const told = event?.payload as SettingsChanged | undefined;
    const smtp = told?.accounts.find(({ provider }) => provider === 'smtp');
    expect(told?.channels.email.provider).toBe('smtp');
    expect(app.secretBox.open(smtp?.secrets['inboundSecret'] ?? '', { hubId: 'sol', accountId: smtp?.accountId ?? '', field: 'inboundSecret' })).toBe(inboundSecret);
    const kept = await Promise.all(['shared_account', 'shared_secret', 'secret', 'outbox'].map((table) => app.database.query(`select * from ${table}`)));
    expect(JSON.stringify([kept, shared.body, chosen.body])).not.toContain(inboundSecret);

    const removed = await app.http().delete('/api/v1/operator/accounts/email').set('authorization', tokens.operator);
    expect([removed.status, removed.body.code]).toEqual([409, 'ACCOUNT.IN_USE']);
    const other = await SmtpSink.start();
    try {
      expect((await share(account(other.port))).body).toMatchObject({ hubs: null, usedBy: 1, settings: { inboundSecret: { set: true } } });
      await send('second@example.com');
      expect((await other.waitFor(1))[0]?.to).toEqual(['second@example.com']);
    } finally {
      await other.close();
    }
    await patch('sol', { provider: 'sandbox' });
    await app.http().delete('/api/v1/operator/accounts/email').set('authorization', tokens.operator).expect(204);
    await app.http().get('/api/v1/operator/accounts/email').set('authorization', tokens.operator).expect(404);
  });

  it('that is taken away leaves the messages where they are', async () => {
    await share(account());
    await patch('sol', { provider: 'shared' });
    await share(account(), ['luna']);
    const { id } = (await send('a@example.com')).body;
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'queued', reason_code: 'CHANNEL.NOT_CONFIGURED' }));
    await share(account());
    await app.hurry();
    await sink.waitFor(1);
  });

  it.each<[object, number, string]>([
    [{ provider: 'sandbox' }, 422, '/settings/provider'], [{ provider: 'shared' }, 422, '/settings/provider'], [{ hots: 'x' }, 400, '/settings/hots'],
    [{ provider: 'smtp', host: '10.0.0.1', fromAddress: 'a@example.com' }, 422, '/settings/host'],
  ])('is refused with %j', async (settings, status, pointer) => {
    const answer = await share(settings);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer]);
  });

  it('is the operator’s to share', async () => {
    expect((await app.http().put('/api/v1/operator/accounts/email').set('authorization', tokens.sol).send({ settings: account() })).status).toBe(403);
  });
});
