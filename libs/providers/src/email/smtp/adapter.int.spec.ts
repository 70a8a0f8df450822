import { generateKeyPairSync } from 'node:crypto';
import { SystemClock } from '@messaging/kernel';
import { describeAdapterConformance } from '../../conformance/adapter-conformance.js';
import { OutboundGuard } from '../../outbound/outbound-guard.js';
import type { OutboundMessage } from '../../port.js';
import { selfSigned, startRawServer, startSmtpServer, type RawScript, type TestServer } from '../../../test/smtp-servers.js';
import { SmtpAdapter, type SmtpAdapterOptions } from './adapter.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCredentials } from './manifest.js';
import { SmtpTransport } from './transport.js';

const guard = new OutboundGuard(['localhost']);
const bounceTokens = new BounceTokens([Buffer.alloc(32, 7)]);
/** Only silence is waited out; whatever else happens has all the time that a busy machine needs. */
const timeouts = { connectMs: 30_000, greetingMs: 30_000, socketMs: 30_000 };
const impatient = { timeouts: { connectMs: 30_000, greetingMs: 1000, socketMs: 1000 } };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a', channel: 'email',
  to: 'ana@example.com', purpose: 'transactional', subject: 'Hola', text: 'Hola Ana\n.\n..dots', html: '<p>Hola</p>',
};
const adapterFor = (port: number, settings: object = {}, options: Partial<SmtpAdapterOptions> = {}) =>
  new SmtpAdapter({
    credentials: SmtpCredentials.parse({ host: '127.0.0.1', port, useTls: false, fromName: 'Shop', fromAddress: 'hola@shop.example', ...settings }),
    guard, bounceTokens, clock: new SystemClock(), timeouts, ...options,
  });

/** Sends one mail to a server and takes both down. */
async function sendTo(server: { port: number; stop(): Promise<void> }, { to, text, from, settings, options }: { to?: string; text?: string; from?: OutboundMessage['from']; settings?: object; options?: Partial<SmtpAdapterOptions> } = {}) {
  const adapter = adapterFor(server.port, settings, options);
  try {
    return await adapter.send({ ...message, to: to ?? message.to, text: text ?? message.text, ...(from && { from }) });
  } finally {
    await adapter.close();
    await server.stop();
  }
}

/** With the offer of PIPELINING the adapter speaks for itself, without it nodemailer does: both keep the same promises. */
const offers: readonly [string, { hidePIPELINING: boolean }][] = [
  ['with PIPELINING', { hidePIPELINING: false }],
  ['without PIPELINING', { hidePIPELINING: true }],
];

for (const [offer, hidden] of offers) describeAdapterConformance(`SMTP ${offer}`, async () => {
  const server: TestServer = await startSmtpServer(hidden);
  const breaking = await startRawServer({ final: 'cut' });
  const good = adapterFor(server.port, {}, { connectionsMax: 4 });
  const bad = adapterFor(breaking.port);
  return {
    adapter: {
      provider: 'smtp',
      connections: good.connections,
      send: (each) => (each.to === 'cut@example.com' ? bad.send(each) : good.send(each)),
      close: async () => void (await Promise.all([good.close(), bad.close()])),
    },
    received: () => server.mails.length + breaking.accepted(),
    acceptable: message,
    refused: { ...message, to: 'reply-550-5.1.1@example.com' },
    ambiguous: { ...message, to: 'cut@example.com' },
    connections: () => server.open() + breaking.open(),
    stop: async () => void (await Promise.all([server.stop(), breaking.stop()])),
  };
});

describe.each(offers)('SMTP sending %s', (_offer, hidden) => {
  it('gives the Message-ID as external id and the token as return path', async () => {
    const server = await startSmtpServer(hidden);
    const outcome = await sendTo(server);
    expect(outcome).toMatchObject({ kind: 'accepted', externalId: `${message.messageId}@shop.example`, response: expect.stringMatching(/^250/) });
    const [mail] = server.mails;
    expect(mail?.from).toBe(`hola+b-${bounceTokens.mint(message.attemptId)}@shop.example`);
    expect(mail?.raw).toContain('Hola Ana\r\n.\r\n..dots');
  });

  it.each([
    ['its own sender', { address: 'antes@shop.example', name: 'Before' }, 'From: Before <antes@shop.example>'],
    ['the account’s, where its own is no address', { address: 'nowhere' }, 'From: Shop <hola@shop.example>'],
  ])('comes from %s', async (_what, from, line) => {
    const server = await startSmtpServer(hidden);
    await sendTo(server, { from });
    expect(server.mails[0]?.raw).toContain(line);
  });

  it('keeps the connection after a refused recipient', async () => {
    const server = await startSmtpServer(hidden);
    const adapter = adapterFor(server.port);
    const kinds: string[] = [];
    for (const to of ['a@x.example', 'reply-550-5.1.1@x.example', 'b@x.example', 'data-554-5.7.1@x.example', 'c@x.example']) {
      kinds.push((await adapter.send({ ...message, to })).kind);
    }
    expect(kinds).toEqual(['accepted', 'not_sent', 'accepted', 'not_sent', 'accepted']);
    expect(server.opened()).toBe(1);
    await adapter.close();
    await server.stop();
  });

  it('opens a new connection when the server hung up in between', async () => {
    const server = await startSmtpServer(hidden);
    const adapter = adapterFor(server.port, {}, impatient);
    expect((await adapter.send(message)).kind).toBe('accepted');
    for (let turn = 0; server.open() > 0 && turn < 1000; turn++) await new Promise((resolve) => setTimeout(resolve, 10)); // socketMs ends it
    expect((await adapter.send(message)).kind).toBe('accepted');
    expect(server.opened()).toBe(2);
    await adapter.close();
    await server.stop();
  });

  it.each([
    ['reply-550-5.1.1@x.example', 'RECIPIENT', '550 5.1.1', undefined],
    ['reply-550@x.example', 'RECIPIENT', '550', undefined],
    ['reply-550-5.7.1@x.example', 'CONTENT', '550 5.7.1', undefined],
    ['reply-451-4.7.1@x.example', 'TRANSIENT', '451 4.7.1', 'throttled'],
    ['reply-451@x.example', 'TRANSIENT', '451', 'greylist'],
    ['reply-421@x.example', 'TRANSIENT', '421', 'greylist'],
    ['reply-552-5.2.2@x.example', 'TRANSIENT', '552 5.2.2', 'greylist'],
    ['data-554@x.example', 'CONTENT', '554', undefined],
    ['data-550-5.7.26@x.example', 'ACCOUNT', '550 5.7.26', undefined],
    ['data-451@x.example', 'TRANSIENT', '451', 'greylist'],
  ])('reads the answer to %s as %s', async (to, failureClass, code, backoff) => {
    const outcome = await sendTo(await startSmtpServer(hidden), { to });
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { class: failureClass, code } });
    expect(outcome.kind === 'not_sent' && outcome.failure.backoff).toBe(backoff);
  });
});

describe('SMTP connections', () => {
  const answering = (refuses: (nth: number) => boolean) => {
    let nth = 0;
    const refusal = Object.assign(new Error('4.3.2 too many connections'), { responseCode: 421 });
    return startSmtpServer({ onConnect: (_session, callback) => callback(refuses(++nth) ? refusal : undefined) });
  };
  const sendOver = async (server: TestServer, mails: number) => {
    const adapter = adapterFor(server.port);
    const outcomes = await Promise.all(Array.from({ length: mails }, () => adapter.send(message)));
    await adapter.close();
    await server.stop();
    return outcomes;
  };

  it('are asked for once more at once where one is answered 421: another machine behind the name may take it', async () => {
    expect((await sendOver(await answering((nth) => nth % 10 === 0), 20)).map(({ kind }) => kind)).toEqual(Array(20).fill('accepted'));
  });

  it('are too many where the second is refused, too', async () => {
    let asked = 0;
    const outcomes = await sendOver(await answering((nth) => (asked = nth) > 0), 1);
    expect([outcomes, asked]).toMatchObject([[{ kind: 'not_sent', failure: { class: 'TRANSIENT', isCrowded: true } }], 2]);
  });
});

describe('SMTP sending', () => {
  const large = 'x'.repeat(76).concat('\n').repeat(150_000); // 11 MB: more than all socket buffers on the way
  const breaks: readonly [where: string, script: RawScript, kind: 'not_sent' | 'unknown', failureClass: string, text?: string][] = [
    ['before the greeting', { greeting: 'cut' }, 'not_sent', 'TRANSIENT'],
    ['by a refusing greeting', { greeting: '554 5.7.1 go away' }, 'not_sent', 'ACCOUNT'],
    ['by a busy greeting', { greeting: '421 4.7.0 busy' }, 'not_sent', 'TRANSIENT'],
    ['by silence before the greeting', { greeting: 'silence' }, 'not_sent', 'TRANSIENT'],
    ['at EHLO', { ehlo: 'cut' }, 'not_sent', 'TRANSIENT'],
    ['at MAIL FROM', { mail: 'cut' }, 'not_sent', 'TRANSIENT'],
    ['by a refused MAIL FROM', { mail: '550 no' }, 'not_sent', 'ACCOUNT'],
    ['at RCPT TO, its reply lost', { rcpt: 'cut' }, 'not_sent', 'TRANSIENT'],
    ['by silence at RCPT TO', { rcpt: 'silence' }, 'not_sent', 'TRANSIENT'],
    ['at DATA', { data: 'cut' }, 'not_sent', 'TRANSIENT'],
    ['in the middle of the data', { midData: { afterBytes: 100_000, step: 'cut' } }, 'not_sent', 'TRANSIENT', large],
    ['by a refusal in the middle of the data', { midData: { afterBytes: 100_000, step: '552 5.3.4 too large' } }, 'not_sent', 'CONTENT', large],
    ['after the final dot', { final: 'cut' }, 'unknown', 'AMBIGUOUS'],
    ['by silence after the final dot', { final: 'silence' }, 'unknown', 'AMBIGUOUS'],
    ['by an answer that is none', { final: 'what?' }, 'unknown', 'AMBIGUOUS'],
    ['by a refusal after the final dot', { final: '550 5.7.1 spam' }, 'not_sent', 'CONTENT'],
  ];
  for (const [where, script, kind, failureClass, text] of breaks) {
    it(`tells the truth when the conversation breaks ${where}`, async () => {
      const outcome = await sendTo(await startRawServer(script), { text, ...(Object.values(script).includes('silence') && { options: impatient }) });
      expect(outcome).toMatchObject({ kind, failure: { class: failureClass } });
    });
  }

  it('says not sent when nobody listens', async () => {
    const server = await startSmtpServer();
    await server.stop();
    const outcome = await adapterFor(server.port).send(message);
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT', code: 'ECONNREFUSED', backoff: 'connection' } });
  });

  it('says not sent for a host that the guard refuses', async () => {
    const outcome = await adapterFor(587, {}, { guard: new OutboundGuard() }).send(message);
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: 'OUTBOUND.ADDRESS_REFUSED' } });
  });

  it('refuses a call beyond its connections before anything leaves', async () => {
    const server = await startSmtpServer();
    const adapter = adapterFor(server.port, {}, { connectionsMax: 1 });
    const [first, second] = await Promise.all([adapter.send(message), adapter.send(message)]);
    expect([first.kind, second.kind]).toEqual(['accepted', 'not_sent']);
    await adapter.close();
    await server.stop();
  });

  it('signs with DKIM over both unsubscribe headers', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const server = await startSmtpServer();
    const adapter = adapterFor(server.port, { dkim: { domain: 'shop.example', selector: 's1', privateKey } });
    expect((await adapter.send({ ...message, unsubscribeUrl: 'https://shop.example/u/1' })).kind).toBe('accepted');
    const signature = server.mails[0]?.raw.split(/\r\n(?!\s)/)[0]?.replace(/\s+/g, '');
    expect(signature).toMatch(/^DKIM-Signature:.*d=shop\.example;.*s=s1;.*h=[^;]*list-unsubscribe:list-unsubscribe-post/);
    expect(signature).toMatch(/b=[A-Za-z0-9+/]{300,}=*$/);
    await adapter.close();
    await server.stop();
  });
});

describe('SMTP with TLS and login', () => {
  const { key, cert } = selfSigned();
  const login = { host: 'localhost', useTls: true, username: 'ana', password: 'right' };

  it('upgrades with STARTTLS before it logs in', async () => {
    const server = await startSmtpServer({ key, cert });
    expect(await sendTo(server, { settings: login, options: { ca: cert } })).toMatchObject({ kind: 'accepted' });
    expect(server.mails).toMatchObject([{ secure: true, user: 'ana' }]);
  });

  it('speaks TLS from the start on an implicit port', async () => {
    const server = await startSmtpServer({ key, cert, secure: true });
    const transport = new SmtpTransport({
      connectionsMax: 1,
      server: { host: 'localhost', port: server.port, security: 'implicit', resolve: () => guard.resolve('localhost', server.port, 'smtp'), timeouts, ca: cert },
    });
    const result = await transport.transmit({ envelope: { from: 'a@b.example', to: 'c@d.example', envelopeId: 'x' }, messageIdHeader: 'i@b.example', raw: 'Subject: x\r\n\r\nx\r\n' });
    expect(result.kind).toBe('accepted');
    expect(server.mails[0]?.secure).toBe(true);
    await transport.close();
    await server.stop();
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, { ca: cert }, '535'],
    ['a certificate nobody vouches for', {}, {}, ''],
  ])('stops the account at %s', async (_what, settings, options, code) => {
    const outcome = await sendTo(await startSmtpServer({ key, cert }), { settings: { ...login, ...settings }, options });
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: expect.stringContaining(code) } });
  });

  it('stops the account when the server offers no STARTTLS', async () => {
    expect(await sendTo(await startSmtpServer(), { settings: login })).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT' } });
  });

  it('stops the account when the server offers no login', async () => {
    const server = await startSmtpServer({ key, cert, disabledCommands: ['AUTH'] });
    expect(await sendTo(server, { settings: login, options: { ca: cert } })).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: 'ENOAUTH' } });
  });

  it('sends no password in clear to a host that is not listed', async () => {
    const publicGuard = new OutboundGuard([], async () => [{ address: '1.1.1.1', family: 4 }]);
    const adapter = adapterFor(587, { host: 'mail.example', username: 'ana', password: 'right' }, { guard: publicGuard });
    expect(await adapter.send(message)).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: 'EPLAINAUTH' } });
  });
});
