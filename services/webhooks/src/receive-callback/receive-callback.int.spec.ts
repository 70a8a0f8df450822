import { createHmac, randomUUID } from 'node:crypto';
import { settingsEvents, type EnvelopeOf, type settingsChanged } from '@messaging/contracts';
import { ConsumerContext } from '@messaging/eventing';
import { newId, ProblemError } from '@messaging/kernel';
import type { CallbackParser, CallbackResult, RawCallback, VerifyingAccount } from '@messaging/providers';
import { publicUrl, webhooksApp } from '../../test/webhooks-app.js';
import { KeepCallbacks } from './keep-callbacks.js';
import { emptyFact } from './publish-facts.rules.js';
import { ProjectAccountsWhenSettingsChanged } from '../project-accounts-when-settings-changed/project-accounts-when-settings-changed.consumer.js';

const sign = (secret: string, url: string, body: string): string => createHmac('sha256', secret).update(url).update(body).digest('hex');

/** Signed over address and bytes; the body is what it says. */
class LetterParser implements CallbackParser {
  readonly provider = 'letter';
  last: RawCallback | undefined;

  async parse(_door: string, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    this.last = callback;
    if (callback.headers['x-signature'] !== sign(secrets['signingKey']?.[0] ?? '', callback.url, callback.body.toString())) return { kind: 'rejected', detail: 'signature does not match' };
    const { receipts = [], inbound = [] } = JSON.parse(callback.body.toString()) as { receipts?: object[]; inbound?: object[] };
    const dated = (facts: object[]) => facts.map((fact) => ({ ...fact, at: callback.receivedAt })) as never[];
    return { kind: 'verified', receipts: dated(receipts), inbound: dated(inbound) };
  }
}

describe('callbacks', () => {
  const parser = new LetterParser();
  const [accountId, otherAccountId] = [randomUUID(), randomUUID()];
  let app: Awaited<ReturnType<typeof webhooksApp>>;

  const settings = (hubId: string, revision: number, accounts: { accountId: string; key: string }[]): EnvelopeOf<typeof settingsChanged> => ({
    id: randomUUID(), type: 'settings.changed', source: '/dispatch', time: new Date(), hubId, key: hubId, topic: settingsEvents.name, headers: {},
    data: {
      revision, hub: { name: `Salón ${revision} <b>`, timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' }, policy: { lateBooking: 'skip' },
      channels: { whatsapp: { enabled: true, provider: 'sandbox' }, sms: { enabled: true, provider: 'letter' }, email: { enabled: true, provider: 'smtp' } },
      automations: { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } },
      accounts: accounts.map(({ accountId: id, key }) => ({ accountId: id, provider: 'letter', channel: 'sms', secrets: { signingKey: app.secretBox.seal(key, { hubId, accountId: id, field: 'signingKey' }) } })),
    },
  });
  const hear = (...events: EnvelopeOf<typeof settingsChanged>[]) =>
    app.database.transaction((tx) => app.get(ProjectAccountsWhenSettingsChanged).handle(events, new ConsumerContext([tx])));
  const callback = (body: string, options: { id?: string; key?: string; query?: string } = {}) => {
    const path = `/webhooks/letter/${options.id ?? accountId}/status${options.query ?? ''}`;
    return app.http().post(path).set('content-type', 'application/json').set('x-signature', sign(options.key ?? 'k-main', publicUrl + path, body)).send(body);
  };
  const stored = async () => (await app.database.query<{ n: number }>('select count(*)::int as n from callback'))[0]?.n;

  beforeAll(async () => {
    app = await webhooksApp(parser);
    await hear(settings('main', 1, [{ accountId, key: 'k-main' }]), settings('other', 1, [{ accountId: otherAccountId, key: 'k-other' }]));
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate callback, callback_fact, outbox'));

  it('publish receipts and inbound messages once, and keep the bytes', async () => {
    const attemptId = randomUUID();
    const body = JSON.stringify({ receipts: [{ dedupeKey: 'x|delivered', status: 'delivered', providerStatus: 'DELIVRD\u0000', attemptId, externalId: 'x' }], inbound: [{ externalId: 'in-1', from: '+34600111222', text: 'STOP' }] });
    const answer = await callback(body, { query: '?b=2&a=%201' });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(parser.last?.url).toBe(`${publicUrl}/webhooks/letter/${accountId}/status?b=2&a=%201`);
    expect((await callback(body, { query: '?b=2&a=%201' })).status).toBe(200);
    expect(await stored()).toBe(1);
    expect(await app.outbox()).toMatchObject([
      { type: 'receipt.received', hub_id: 'main', key: 'x', payload: { accountId, provider: 'letter', channel: 'sms', attemptId, status: 'delivered', raw: body } },
      { type: 'message.received', hub_id: 'main', key: '+34600111222', payload: { text: 'STOP', from: '+34600111222' } },
    ]);
    const [row] = await app.database.query<{ body: Buffer }>('select body from callback');
    expect(row?.body.toString()).toBe(body);
  });

  it('store nothing when the signature is wrong, or is another hub\'s', async () => {
    expect((await callback('{}', { key: 'wrong' })).status).toBe(401);
    expect((await callback('{}', { key: 'k-other' })).status).toBe(401);
    expect(await stored()).toBe(0);
    expect((await callback('{}', { id: otherAccountId, key: 'k-other' })).status).toBe(200);
    expect(await stored()).toBe(1);
  });

  it('keep one that says nothing we know, once', async () => {
    await callback('{"ping":1}');
    await callback('{"ping":1}');
    expect(await stored()).toBe(1);
    expect(await app.outbox()).toHaveLength(0);
  });

  it('publish only what is new of a callback that repeats', async () => {
    const receipt = (n: number) => ({ dedupeKey: `m|${n}`, status: 'sent', providerStatus: 'sent', externalId: `m-${n}` });
    await callback(JSON.stringify({ receipts: [receipt(1)] }));
    await callback(JSON.stringify({ receipts: [receipt(1), receipt(2), receipt(2)] }));
    expect(await app.outbox()).toMatchObject([
      { type: 'receipt.received', key: 'm-1', payload: { externalId: 'm-1' } },
      { type: 'receipts.received', payload: { receipts: [{ externalId: 'm-2' }] } },
    ]);
  });

  it('are asked to come again when more come than are stored in time, and each that was kept is there', async () => {
    const keep = (n: number) => {
      const row = { id: newId(), hubId: 'main', accountId, provider: 'letter', kind: 'status', method: 'POST', url: `${publicUrl}/${n}`, headers: {}, body: Buffer.from('{}'), receivedAt: new Date() } as const;
      return app.get(KeepCallbacks).keep({ row, facts: [emptyFact(row.url, row.body)] }).then(() => 'kept', (error: unknown) => (error instanceof ProblemError ? error.problem : error));
    };
    const outcomes = await Promise.all(Array.from({ length: 1200 }, (_, n) => keep(n)));
    const refused = outcomes.filter((outcome) => outcome !== 'kept');
    expect(refused).toEqual(Array(200).fill(expect.objectContaining({ kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', extra: { retryAfterS: 1 } })));
    expect(await stored()).toBe(1000);
  });

  it('answer 404 for unknown accounts and providers and 413 for what is too large', async () => {
    expect((await callback('{}', { id: randomUUID() })).status).toBe(404);
    expect((await callback('{}', { id: 'no-uuid' })).status).toBe(404);
    expect((await app.http().post(`/webhooks/nobody/${accountId}/status`).send('{}')).status).toBe(404);
    expect((await app.http().post(`/webhooks/letter/${accountId}/other`).send('{}')).status).toBe(404);
    expect((await callback('x'.repeat(257 * 1024))).status).toBe(413);
  });

  it('follow settings: an older revision changes nothing, a newer one replaces the accounts', async () => {
    const next = randomUUID();
    await hear(settings('main', 3, [{ accountId: next, key: 'k-next' }]), settings('main', 2, [{ accountId, key: 'k-old' }]));
    await hear(settings('main', 2, [{ accountId, key: 'k-old' }]));
    expect((await callback('{}')).status).toBe(404);
    expect((await callback('{}', { id: next, key: 'k-next' })).status).toBe(200);
    expect((await callback('{}', { id: otherAccountId, key: 'k-other' })).status).toBe(200);
  });

  describe('the opt-out page', () => {
    const messageId = randomUUID();
    const page = () => `/u/${app.tokens.mint({ hubId: 'main', channel: 'email', messageId })}`;

    it('shows the hub and changes nothing', async () => {
      const answer = await app.http().get(page()).set('accept-language', 'fr, en;q=0.5, es;q=0.4');
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Salón 3 &lt;b&gt;');
      expect(answer.text).toContain('<html lang="en">');
      expect(answer.text).not.toContain('<script');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'; style-src 'sha256-");
      expect((await app.http().get(page())).text).toContain('<html lang="es">');
      expect(await app.outbox()).toHaveLength(0);
    });

    it('speaks as the message did, or as it is asked to, and passes over what mail programs put on a link', async () => {
      const path = (language: 'en' | 'es') => `/u/${app.tokens.mint({ hubId: 'main', channel: 'whatsapp', messageId, language })}`;
      const spoken = async (address: string) => (await app.http().get(address).set('accept-language', 'es')).text.slice(0, 40);
      expect(await spoken(path('en'))).toContain('<html lang="en">');
      expect(await spoken(path('es'))).toContain('<html lang="es">');
      expect(await spoken(`${path('es')}?lang=en&fbclid=abc`)).toContain('<html lang="en">');
      expect(await spoken(`${path('es')}?lang=tlh&lang=en`)).toContain('<html lang="es">'); // never a reason not to open
      expect(await spoken(`${path('en')}?lang=fr`)).toContain('<html lang="en">');
      const answered = await app.http().post(`${path('es')}?lang=en`).type('form').send('choice=stop');
      expect([answered.status, answered.text]).toEqual([200, expect.stringContaining('<h1>Done</h1>')]);
    });

    it('acts on one-click, urlencoded and multipart, on the button, and on its undo, and on nothing when all is to stay', async () => {
      const post = () => app.http().post(page());
      const answers = [
        await post().type('form').send('List-Unsubscribe=One-Click'),
        await post().field('List-Unsubscribe', 'One-Click'),
        await post().type('form').send('choice=stop'),
        await post().type('form').send('choice=resume'),
        await post(),
        await post().type('form').send('choice=keep'),
      ];
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
      expect(answers.at(-1)?.text).toContain('value="stop"');
      const published = await app.outbox();
      expect(published.map((row) => row.payload['choice'])).toEqual(['stop', 'stop', 'stop', 'resume', 'stop']);
      expect(published[0]).toMatchObject({ type: 'opt_out.chosen', hub_id: 'main', key: messageId, payload: { channel: 'email', messageId } });
      expect((await post().type('form').send('choice=maybe')).status).toBe(400);
    });

    it('answers a page with 404 for a link that is none of ours', async () => {
      const answer = await app.http().post('/u/AAAA').type('form').send('choice=stop');
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(await app.outbox()).toHaveLength(0);
    });
  });
});
