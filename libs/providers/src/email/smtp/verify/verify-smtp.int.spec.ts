import { selfSigned, signedCertificate, startRawServer, startSmtpServer, type RawScript } from '../../../../test/smtp-servers.js';
import type { LookupAll } from '../../../outbound/bounded-lookup.js';
import { OutboundGuard } from '../../../outbound/outbound-guard.js';
import type { ResolveTxt } from '../../../verification/record-resolver.js';
import { takeSteps, type TakenStep } from '../../../verification/verification.js';
import { serverSettings } from '../adapter.js';
import { SmtpCredentials } from '../manifest.js';
import { smtpVerification } from './verify-smtp.js';

const timeouts = { connectMs: 2000, greetingMs: 500, socketMs: 2000 };
const goodRecords: ResolveTxt = async (name) => (name.startsWith('_dmarc') ? ['v=DMARC1; p=none'] : ['v=spf1 mx ~all']);

interface Given {
  readonly port?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly allow?: readonly string[];
  readonly lookup?: LookupAll;
  readonly ca?: Buffer;
  readonly resolveTxt?: ResolveTxt;
}

async function verify({ port = 2525, settings, allow = ['127.0.0.1'], lookup, ca, resolveTxt = goodRecords }: Given): Promise<readonly TakenStep[]> {
  const credentials = SmtpCredentials.parse({ host: 'localhost', port, useTls: false, fromAddress: 'shop@example.com', ...settings });
  const guard = lookup ? new OutboundGuard(allow, lookup) : new OutboundGuard(allow);
  const server = serverSettings({ credentials, guard, timeouts, ...(ca && { ca }) });
  return takeSteps(smtpVerification({ credentials, server, guard, resolveTxt }));
}

/** The step at which it ended, and the first words of its remedy. */
const endOf = (steps: readonly TakenStep[]) => {
  const last = steps.at(-1);
  return last && !last.ok ? [last.name, last.remedy.en] : [last?.name];
};
const namesOf = (steps: readonly TakenStep[]) => steps.map(({ name, ok }) => `${name} ${ok ? 'ok' : 'fails'}`);
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
const running = async <T extends { stop(): Promise<void> }>(server: Promise<T>): Promise<T> => {
  const started = await server;
  stops.push(() => started.stop());
  return started;
};
const login = { username: 'ana', password: 'right' };

describe('verifying an SMTP account', () => {
  it('walks all steps on a sound server, and sends nothing', async () => {
    const { ca, ...certificate } = signedCertificate();
    const server = await running(startSmtpServer({ ...certificate, authOptional: false }));
    const steps = await verify({ port: server.port, ca, settings: { useTls: true, ...login } });
    expect(namesOf(steps)).toEqual(['name', 'address', 'connect', 'greeting', 'tls', 'authentication', 'sender', 'spf', 'dkim', 'dmarc'].map((name) => `${name} ok`));
    expect(steps[3]?.detail.en).toMatch(/^220 /);
    expect(steps[4]?.detail.en).toContain('TLSv1.3, localhost, valid to');
    expect(server.mails).toEqual([]);
  });

  it('says that nobody knows the name, or that the address is private, before anything is opened', async () => {
    expect(endOf(await verify({ settings: { host: 'nowhere.example' }, lookup: () => Promise.reject(new Error('ENOTFOUND')) }))).toEqual(['name', expect.stringContaining('spelling')]);
    expect(endOf(await verify({ settings: { host: 'intern.example' }, lookup: async () => [{ address: '10.0.0.7', family: 4 }] }))).toEqual(['address', expect.stringContaining('OUTBOUND_ALLOW')]);
    expect(endOf(await verify({ port: 25, settings: { host: 'a.example' }, lookup: async () => [{ address: '1.1.1.1', family: 4 }] }))).toEqual(['address', expect.stringContaining('587')]);
  });

  it('says that nothing listens there', async () => {
    const server = await startRawServer({});
    await server.stop();
    expect(endOf(await verify({ port: server.port }))).toEqual(['connect', expect.stringContaining('Nothing listens')]);
  });

  it.each<[string, RawScript, RegExp]>([
    ['never greets', { greeting: 'silence' }, /does not greet/],
    ['hangs up at once', { greeting: 'cut' }, /does not greet/],
    ['speaks another language', { greeting: 'HTTP/1.1 400 Bad Request' }, /does not greet/],
    ['refuses us', { greeting: '554 5.7.1 your address is blocked' }, /blocked/],
  ])('stops at the greeting of a server that %s', async (_what, script, remedy) => {
    const server = await running(startRawServer(script));
    expect(endOf(await verify({ port: server.port }))).toEqual(['greeting', expect.stringMatching(remedy)]);
  });

  it.each<[string, () => { key: Buffer; cert: Buffer; ca?: Buffer }, RegExp]>([
    ['has expired', () => signedCertificate({ expired: true }), /expired/],
    ['is made out to another host', () => signedCertificate({ name: 'other.example' }), /another name/],
    ['is self-signed', () => selfSigned(), /signed its certificate itself/],
    ['is of an authority that nobody knows', () => ({ ...signedCertificate(), ca: signedCertificate().ca }), /authority is not known/],
  ])('tells a certificate that %s, by STARTTLS and at once', async (_what, make, remedy) => {
    const { ca, ...certificate } = make();
    for (const secure of [false, true]) {
      const server = await running(startSmtpServer({ ...certificate, secure }));
      const credentials = SmtpCredentials.parse({ host: 'localhost', port: server.port, fromAddress: 'shop@example.com' });
      const guard = new OutboundGuard(['127.0.0.1']);
      const settings = { ...serverSettings({ credentials, guard, timeouts, ...(ca && { ca }) }), ...(secure && { security: 'implicit' as const }) };
      expect(endOf(await takeSteps(smtpVerification({ credentials, server: settings, guard, resolveTxt: goodRecords })))).toEqual(['tls', expect.stringMatching(remedy)]);
    }
  });

  it('tells a server without encryption, and one that speaks none on the port for it', async () => {
    const plain = await running(startSmtpServer());
    expect(endOf(await verify({ port: plain.port, settings: { useTls: true } }))).toEqual(['tls', expect.stringContaining('no encryption')]);
    const credentials = SmtpCredentials.parse({ host: 'localhost', port: plain.port, fromAddress: 'shop@example.com' });
    const guard = new OutboundGuard(['127.0.0.1']);
    const server = { ...serverSettings({ credentials, guard, timeouts }), security: 'implicit' as const };
    expect(endOf(await takeSteps(smtpVerification({ credentials, server, guard, resolveTxt: goodRecords })))).toEqual(['tls', expect.stringContaining('465 is for implicit')]);
  });

  it('tells a wrong password, a server without login, and one that cannot check it now', async () => {
    const server = await running(startSmtpServer());
    expect(endOf(await verify({ port: server.port, settings: { ...login, password: 'wrong' } }))).toEqual(['authentication', expect.stringContaining('password are wrong')]);
    const without = await running(startRawServer({}));
    expect(endOf(await verify({ port: without.port, settings: login }))).toEqual(['authentication', expect.stringContaining('no login')]);
    const busy = await running(startSmtpServer({ onAuth: (_auth, _session, callback) => callback(Object.assign(new Error('4.3.0 later'), { responseCode: 454 })) }));
    expect(endOf(await verify({ port: busy.port, settings: login }))).toEqual(['authentication', expect.stringContaining('few minutes')]);
  });

  it('asks for user and password where the server wants a login and none is set', async () => {
    const closed = await running(startRawServer({ mail: '530 5.7.0 Authentication required' }));
    expect((await verify({ port: closed.port })).find(({ name }) => name === 'sender')).toMatchObject({ ok: false, remedy: { en: expect.stringContaining('wants a login') } });
  });

  it('tells a sender that is refused, a mailbox that is not there, and takes one that is put off for a good sign', async () => {
    const senderFails = await running(startRawServer({ mail: '553 5.7.1 not owned by user' }));
    const refused = await verify({ port: senderFails.port });
    expect(refused.find(({ name }) => name === 'sender')).toMatchObject({ ok: false, remedy: { en: expect.stringContaining('may not send as shop@example.com') } });
    expect(namesOf(refused)).toContain('dmarc ok');
    const relay = await running(startRawServer({ rcpt: '554 5.7.1 Relay access denied' }));
    expect((await verify({ port: relay.port })).find(({ name }) => name === 'sender')).toMatchObject({ ok: false, remedy: { es: expect.stringContaining('relay') } });
    const later = await running(startRawServer({ rcpt: '451 4.7.1 greylisted' }));
    expect(namesOf(await verify({ port: later.port }))).toContain('sender ok');
    const gone = await running(startRawServer({ mail: 'cut' }));
    expect(namesOf(await verify({ port: gone.port }))).toContain('sender fails');
  });

  it('passes over records where no name server answers', async () => {
    const server = await running(startSmtpServer());
    const steps = await verify({ port: server.port, resolveTxt: async () => undefined });
    expect(steps.filter((step) => step.ok && step.skipped).map(({ name }) => name)).toEqual(['tls', 'authentication', 'spf', 'dkim', 'dmarc']);
  });
});
