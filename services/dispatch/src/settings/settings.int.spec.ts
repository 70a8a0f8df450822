import type { SettingsChanged } from '@messaging/contracts';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

const smtp = { provider: 'smtp', host: '127.0.0.1', port: 2525, useTls: false, fromAddress: 'shop@example.com' };
const inboundSecret = 'a-verifying-secret-1a2b';

describe('settings', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeEach(async () => {
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'] });
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterEach(() => app.close());

  const read = async (hub: 'main' | 'other' = 'main') => (await app.http().get('/api/v1/settings').set('authorization', tokens[hub])).body;
  const patch = (body: object, type = 'application/json') =>
    app.http().patch('/api/v1/settings').set({ authorization: tokens.main, 'content-type': type }).send(JSON.stringify(body));

  it('begin with every channel on its sandbox, and callback URLs', async () => {
    const settings = await read();
    expect(['whatsapp', 'sms', 'email'].map((c) => [settings[c].enabled, settings[c].provider])).toEqual(Array(3).fill([true, 'sandbox']));
    expect(settings.email.inboundUrl).toMatch(/^https:\/\/shop\.example\/webhooks\/smtp\/[0-9a-f-]{36}\/inbound$/);
    expect(settings.email.inboundUrl).not.toBe((await read('other')).email.inboundUrl);
    expect(settings.email.password).toEqual({ set: false });
    expect(settings.publicUrl).toEqual({ url: 'https://shop.example', reachable: false });
  });

  it('take the smallest SMTP account, by both content types, and give back the whole', async () => {
    for (const type of ['application/json', 'application/merge-patch+json']) {
      const answer = await patch({ email: smtp }, type);
      expect([answer.status, answer.body.email.host, answer.body.hub.timeZone]).toEqual([200, '127.0.0.1', 'UTC']);
    }
    expect((await read('other')).email.provider).toBe('sandbox');
  });

  it('seal secrets: never read back, never in the log but the verifying ones, sealed anew', async () => {
    const password = 'p4ssw0rd-of-the-server';
    const answer = await patch({ email: { ...smtp, username: 'shop', password, inboundSecret } });
    expect(answer.body.email.password).toEqual({ set: true, hint: '…rver', updatedAt: expect.any(String) });
    const everything = JSON.stringify([answer.body, await read(), await app.database.query('select * from secret'), await app.database.query('select * from outbox')]);
    for (const secret of [password, inboundSecret]) expect(everything).not.toContain(secret);
    const [event] = (await app.published('settings.changed')).slice(-1);
    const accounts = event?.payload['accounts'] as { accountId: string; provider: string; secrets: Record<string, string> }[];
    const account = accounts.find(({ provider }) => provider === 'smtp');
    expect(Object.keys(account?.secrets ?? {})).toEqual(['inboundSecret']);
    const place = { hubId: 'main', accountId: account?.accountId ?? '', field: 'inboundSecret' };
    expect(app.secretBox.open(account?.secrets['inboundSecret'] ?? '', place)).toBe(inboundSecret);
    expect(() => app.secretBox.open(account?.secrets['inboundSecret'] ?? '', { ...place, hubId: 'other' })).toThrow();
  });

  it.each([['s3cret-1a2b', '…2b'], ['s3cret--1a2b', '…1a2b'], ['abc', '…']])('hint at %s by %s', async (password, hint) => {
    expect((await patch({ email: { ...smtp, username: 'shop', password } })).body.email.password.hint).toBe(hint);
  });

  it('refuse a private mail server also before SMTP is chosen', async () => {
    const before = await read();
    const refused = await patch({ email: { host: '10.0.0.5' } });
    expect([refused.status, refused.body.errors[0].pointer, refused.body.errors[0].code]).toEqual([422, '/email/host', 'OUTBOUND.ADDRESS_REFUSED']);
    expect((await patch({ email: { host: '8.8.8.8', port: 2526 } })).body.errors[0].pointer).toBe('/email/port');
    expect(await read()).toEqual(before);
  });

  it('let callbacks signed with the secret before be believed for a day, until it is removed', async () => {
    const twilio = async () => {
      const [event] = (await app.published('settings.changed')).slice(-1);
      return (event?.payload['accounts'] as SettingsChanged['accounts']).find(({ provider }) => provider === 'twilio');
    };
    const chosen = { provider: 'twilio', senderName: 'Sol', twilio: { accountSid: 'AC1', authToken: 'the first token' } };
    expect((await patch({ sms: chosen })).status).toBe(200);
    expect(await twilio()).toMatchObject({ identity: { accountSid: 'AC1' }, previousSecrets: {} });
    await patch({ sms: { twilio: { authToken: 'the second token' } } });
    const { accountId = '', secrets = {}, previousSecrets = {} } = (await twilio()) ?? {};
    const open = (sealed = '') => app.secretBox.open(sealed, { hubId: 'main', accountId, field: 'authToken' });
    expect([open(secrets['authToken']), open(previousSecrets['authToken']?.sealed)]).toEqual(['the second token', 'the first token']);
    const leftMs = Date.parse(previousSecrets['authToken']?.until ?? '') - Date.now();
    expect(Math.round(leftMs / 3_600_000)).toBe(24);
    expect(JSON.stringify(await read())).not.toContain('previous');
    await patch({ sms: { provider: 'sandbox', twilio: { authToken: null } } });
    expect(await twilio()).toMatchObject({ secrets: {}, previousSecrets: {} });
  });

  it('keep a secret that is sent back as it was read, and remove it by null, alone or with its group', async () => {
    await patch({ email: { ...smtp, username: 'u', password: 'abc', inboundSecret } });
    const kept = await patch(await read());
    expect([kept.status, kept.body.email.password.set, kept.body.email.password.hint]).toEqual([200, true, '…']);
    expect((await patch({ email: { password: null, username: null } })).body.email.password).toEqual({ set: false });
    expect((await patch({ email: null })).body.email).toMatchObject({ provider: 'sandbox', inboundSecret: { set: false } });
    expect(await app.database.query('select path from secret')).toEqual([]);
  });

  it('reset a field by null', async () => {
    await patch({ hub: { timeZone: 'Europe/Madrid', name: 'Sol' }, policy: { confirmAbove: 5 } });
    const { body } = await patch({ hub: { timeZone: null }, policy: null });
    expect([body.hub.timeZone, body.hub.name, body.policy.confirmAbove]).toEqual(['UTC', 'Sol', 1000]);
  });

  it('give two people who edit at once no chance to overwrite each other unseen', async () => {
    const opened = await app.http().get('/api/v1/settings').set('authorization', tokens.main);
    const save = (name: string, ifMatch: string) => app.http().patch('/api/v1/settings').set({ authorization: tokens.main, 'if-match': ifMatch }).send({ hub: { name } });
    const first = await save('Ana', opened.headers['etag'] ?? '');
    expect([first.status, first.headers['etag']]).toEqual([200, expect.not.stringMatching(opened.headers['etag'] ?? '')]);
    const second = await save('Bea', opened.headers['etag'] ?? '');
    expect([second.status, second.body.code, (await read()).hub.name]).toEqual([412, 'SETTINGS.STALE', 'Ana']);
    expect((await save('Bea', first.headers['etag'] ?? '')).status).toBe(200);
    expect((await save('Eva', '*')).status).toBe(200);
  });

  it('lose nothing when many are changed at once', async () => {
    const answers = await Promise.all([{ hub: { name: 'Sol' } }, { hub: { timeZone: 'Europe/Madrid' } }, { policy: { confirmAbove: 7 } }].map((body) => patch(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { hub, policy } = await read();
    expect([hub.name, hub.timeZone, policy.confirmAbove]).toEqual(['Sol', 'Europe/Madrid', 7]);
  });

  it('do not ask again about a mail server that nobody touched', async () => {
    await patch({ email: smtp });
    await app.database.query(`update hub set settings = jsonb_set(settings, '{email,host}', '"10.0.0.1"') where hub_id = 'main'`);
    expect((await patch({ hub: { name: 'Sol' } })).status).toBe(200);
    expect((await patch({ email: { port: 2526 } })).status).toBe(422);
  });

  const refused: [string, object, number, string, string][] = [
    ['an unknown field', { email: { hots: 'x' } }, 400, '/email/hots', 'FIELD.UNKNOWN'],
    ['a wrong type', { email: { port: 'x' } }, 400, '/email/port', 'FIELD.TYPE'],
    ['a zone that does not exist', { hub: { timeZone: 'Mars/Base' } }, 422, '/hub/timeZone', 'FIELD.INVALID'],
    ['SMTP without a host', { email: { provider: 'smtp', fromAddress: 'a@example.com' } }, 422, '/email/host', 'FIELD.MISSING'],
    ['a private host that nobody allowed', { email: { ...smtp, host: '10.0.0.1' } }, 422, '/email/host', 'OUTBOUND.ADDRESS_REFUSED'],
    ['a port that is not for mail', { email: { ...smtp, host: '8.8.8.8', port: 25 } }, 422, '/email/port', 'OUTBOUND.PORT_REFUSED'],
    ['a user without a password', { email: { ...smtp, username: 'u' } }, 422, '/email/password', 'FIELD.INVALID'],
    ['a DKIM key that is none', { email: { ...smtp, dkim: { domain: 'example.com', selector: 's', privateKey: 'not a key' } } }, 422, '/email/dkim/privateKey', 'FIELD.INVALID'],
    ['a short verifying secret', { email: { inboundSecret: 'short' } }, 422, '/email/inboundSecret', 'FIELD.INVALID'],
    ['Twilio without its account', { sms: { provider: 'twilio', senderName: 'Sol' } }, 422, '/sms/twilio/accountSid', 'FIELD.INVALID'],
    ['a sender that no carrier takes', { sms: { provider: 'messagebird', senderName: 'A name of more than eleven', messagebird: { accessKey: 'k' } } }, 422, '/sms/senderName', 'FIELD.INVALID'],
    ['WhatsApp without its number', { whatsapp: { provider: 'meta', apiToken: 't' } }, 422, '/whatsapp/phoneId', 'FIELD.INVALID'],
    ['quiet hours that never end', { policy: { quietHours: { from: '22:00', to: '22:00' } } }, 422, '/policy/quietHours/to', 'FIELD.INVALID'],
    ['a secret that is no text', { email: { password: 7 } }, 422, '/email/password', 'FIELD.INVALID'],
  ];
  it('refuse with a pointer, and change nothing', async () => {
    const before = await read();
    for (const [what, body, status, pointer, code] of refused) {
      const answer = await patch(body);
      expect([what, answer.status, answer.body.errors?.[0]?.pointer, answer.body.errors?.[0]?.code]).toEqual([what, status, pointer, code]);
    }
    expect(await read()).toEqual(before);
  });

});
