import fc from 'fast-check';
import { SystemClock } from '@messaging/kernel';
import { OutboundGuard } from '../../outbound/outbound-guard.js';
import type { OutboundMessage, SendOutcome } from '../../port.js';
import { CHUNKING, EHLO, LineServer, type LineScript, type LineStep } from '../../../test/line-server.js';
import { selfSigned, startSmtpServer } from '../../../test/smtp-servers.js';
import { SmtpAdapter, type SmtpAdapterOptions } from './adapter.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCredentials } from './manifest.js';

const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a', channel: 'email',
  to: 'ana@example.com', purpose: 'transactional', subject: 'Hola', text: 'Hola Ana\n.\n..dots',
};
const large = 'x'.repeat(76).concat('\n').repeat(150_000); // 11 MB: more than all socket buffers on the way

const adapterFor = (port: number, settings: object = {}, options: Partial<SmtpAdapterOptions> = {}) =>
  new SmtpAdapter({
    credentials: SmtpCredentials.parse({ host: '127.0.0.1', port, useTls: false, fromName: 'Shop', fromAddress: 'hola@shop.example', ...settings }),
    guard: new OutboundGuard(['localhost']), bounceTokens: new BounceTokens([Buffer.alloc(32, 7)]), clock: new SystemClock(),
    timeouts: { connectMs: 30_000, greetingMs: 30_000, socketMs: 30_000 }, ...options,
  });

/** Sends mails, one after the other, to a server of this script. */
async function converse(script: LineScript, ...mails: readonly Partial<OutboundMessage>[]): Promise<{ outcomes: SendOutcome[]; server: LineServer }> {
  const server = await new LineServer(script).start();
  // Only silence is waited out; whatever else happens has all the time that a busy machine needs.
  const isSilent = Object.values(script).includes('silence');
  const adapter = adapterFor(server.port, {}, isSilent ? { timeouts: { connectMs: 30_000, greetingMs: 30_000, socketMs: 1000 } } : {});
  const outcomes: SendOutcome[] = [];
  try {
    for (const mail of mails.length === 0 ? [{}] : mails) outcomes.push(await adapter.send({ ...message, ...mail }));
  } finally {
    await adapter.close();
    await server.stop();
  }
  return { outcomes, server };
}

const forBad = (refusal: string) => (line: string) => (line.includes('bad@') ? refusal : '250 ok');
/** A step that differs the first time. */
const onlyOnce = (step: string): LineStep => {
  let said = 0;
  return () => (said++ === 0 ? step : '250 ok');
};
const good = { to: 'good@x.example' };
const bad = { to: 'bad@x.example' };

describe('a pipelined SMTP conversation', () => {
  it('takes two writes a mail', async () => {
    const { outcomes, server } = await converse({}, {}, {}, {});
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(server.writes).toBeLessThanOrEqual(3 * 2 + 1); // and QUIT
    expect(server.opened).toBe(1);
    expect(server.bodies[0]).toContain('\r\nHola Ana\r\n..\r\n...dots');
  });

  it('carries a mail larger than every buffer, whole', async () => {
    const { outcomes, server } = await converse({}, { text: large }, {});
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(server.bodies[0]?.length).toBeGreaterThan(large.length);
    expect(server.opened).toBe(1);
  });

  const breaks: readonly [where: string, script: LineScript, kind: SendOutcome['kind'], failure: object, text?: string][] = [
    ['before any reply', { mail: 'cut' }, 'not_sent', { class: 'TRANSIENT', backoff: 'connection' }],
    ['after the reply to MAIL', { rcpt: 'cut' }, 'not_sent', { class: 'TRANSIENT', backoff: 'connection' }],
    ['after the reply to RCPT', { data: 'cut' }, 'not_sent', { class: 'TRANSIENT', backoff: 'connection' }],
    ['by silence at RCPT', { rcpt: 'silence', data: 'silence' }, 'not_sent', { class: 'TRANSIENT', code: 'ETIMEDOUT' }],
    ['after a refused RCPT', { rcpt: '550 5.1.1 no', data: 'cut' }, 'not_sent', { class: 'RECIPIENT', code: '550 5.1.1' }],
    ['by silence after a refused RCPT', { rcpt: '550 5.1.1 no', data: 'silence' }, 'not_sent', { class: 'RECIPIENT', code: '550 5.1.1' }],
    ['by nonsense after a refused MAIL', { mail: '550 no', rcpt: 'what?' }, 'not_sent', { class: 'ACCOUNT', code: 'ESENDER' }],
    ['by a torn refusal of RCPT', { rcpt: 'torn:550 5.1.1 no' }, 'not_sent', { class: 'TRANSIENT', backoff: 'connection' }],
    ['by 421 at MAIL', { mail: '421 4.3.2 going down' }, 'not_sent', { class: 'TRANSIENT', code: '421 4.3.2' }],
    ['by 421 at RCPT', { rcpt: '421 4.7.0 slow down' }, 'not_sent', { class: 'TRANSIENT', code: '421 4.7.0', backoff: 'throttled' }],
    ['by 421 at DATA', { data: '421 bye' }, 'not_sent', { class: 'TRANSIENT', code: '421' }],
    ['by nonsense at MAIL', { mail: 'what?' }, 'not_sent', { class: 'TRANSIENT', code: 'EPROTOCOL' }],
    ['by nonsense at DATA', { data: 'what?' }, 'not_sent', { class: 'TRANSIENT', code: 'EPROTOCOL' }],
    ['by 250 where 354 belongs', { data: '250 go on' }, 'not_sent', { class: 'TRANSIENT' }],
    ['by a reply too many before the data', { data: '354 go on\r\n250 2.0.0 taken' }, 'not_sent', { class: 'TRANSIENT', code: 'EPROTOCOL' }],
    ['by a reply begun before the data', { data: '354 go on\r\n250-2.0.0 ta' }, 'not_sent', { class: 'TRANSIENT', code: 'EPROTOCOL' }],
    ['by a reply without end', { mail: `250-${'x'.repeat(70_000)}` }, 'not_sent', { class: 'TRANSIENT', code: 'EPROTOCOL' }],
    ['by a refusal to MAIL that RCPT does not know of', { mail: '550 no' }, 'not_sent', { class: 'ACCOUNT', code: 'ESENDER' }],
    ['in the middle of the data', { midData: { afterBytes: 100_000, step: 'cut' } }, 'not_sent', { class: 'TRANSIENT', backoff: 'connection' }, large],
    ['by a refusal in the middle of the data', { midData: { afterBytes: 100_000, step: '552 5.3.4 big' } }, 'not_sent', { class: 'CONTENT' }, large],
    ['by "taken" in the middle of the data', { midData: { afterBytes: 100_000, step: '250 taken' } }, 'not_sent', { class: 'TRANSIENT' }, large],
    ['by a mail larger than SIZE', { ehlo: '250-raw\r\n250-PIPELINING\r\n250 SIZE 10' }, 'not_sent', { class: 'CONTENT', code: 'EMESSAGE' }],
  ];
  for (const [where, script, kind, failure, text] of breaks) {
    it(`sends no mail when it breaks ${where}`, async () => {
      const { outcomes, server } = await converse(script, text === undefined ? {} : { text });
      expect(outcomes).toMatchObject([{ kind, failure }]);
      expect(server.bodies).toEqual([]);
    });
  }

  it.each<[string, LineScript, SendOutcome['kind'], string]>([
    ['a cut', { final: 'cut' }, 'unknown', 'AMBIGUOUS'],
    ['silence', { final: 'silence' }, 'unknown', 'AMBIGUOUS'],
    ['nonsense', { final: 'what?' }, 'unknown', 'AMBIGUOUS'],
    ['a torn refusal', { final: 'torn:550 5.7.1 spam' }, 'unknown', 'AMBIGUOUS'],
    ['a torn "taken"', { final: 'torn:250 2.0.0 taken' }, 'unknown', 'AMBIGUOUS'],
    ['another 354', { final: '354 more' }, 'unknown', 'AMBIGUOUS'],
    ['a refusal', { final: '550-5.7.1 this\r\n550 5.7.1 is spam' }, 'not_sent', 'CONTENT'],
    ['421', { final: '421 4.3.0 full' }, 'not_sent', 'TRANSIENT'],
  ])('knows what is known after the final dot and %s', async (_what, script, kind, failureClass) => {
    const { outcomes, server } = await converse(script);
    expect(outcomes).toMatchObject([{ kind, failure: { class: failureClass } }]);
    expect(server.bodies).toHaveLength(1);
  });

  it.each([['two steps', EHLO], ['one', CHUNKING.ehlo]])('calls a mail unknown wherever the answer to it is cut, in %s', async (_steps, ehlo) => {
    const taken = '250-2.0.0 taken\r\n250 2.0.0 as 42\r\n';
    for (let bytes = 0; bytes <= taken.length; bytes += 1) {
      const cut = `torn:${taken.slice(0, bytes)}`;
      const { outcomes, server } = await converse({ ehlo, final: cut, chunk: cut });
      expect([bytes, outcomes[0]?.kind]).toEqual([bytes, bytes === taken.length ? 'accepted' : 'unknown']);
      expect(server.bodies).toHaveLength(1);
    }
  });

  it.each<[string, LineScript]>([
    ['DATA is refused too', { rcpt: forBad('550 5.1.1 no'), data: '503 no valid recipients' }],
    ['DATA is answered 354 all the same', { rcpt: forBad('550 5.1.1 no'), final: (body) => (body === '' ? '554 no valid recipients' : '250 ok') }],
    ['even the empty mail is taken', { rcpt: forBad('550 5.1.1 no') }],
  ])('goes on over the same connection after a refused recipient when %s', async (_what, script) => {
    let refused = false;
    const rcpt = (line: string): string => {
      refused = line.includes('bad@');
      return refused ? '550 5.1.1 no' : '250 ok';
    };
    const data = (): string => (refused && typeof script.data === 'string' ? script.data : '354 go on');
    const { outcomes, server } = await converse({ ...script, rcpt, data }, good, bad, bad, good);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'not_sent', 'not_sent', 'accepted']);
    expect(outcomes[1]).toMatchObject({ failure: { class: 'RECIPIENT', code: '550 5.1.1' } });
    expect(server.opened).toBe(1);
    expect(server.bodies.filter((body) => body !== '')).toHaveLength(2);
  });

  it.each<[string, LineScript]>([
    ['says farewell right after a mail', { final: '250 ok\r\n421 bye' }],
    ['begins to say something after a mail', { final: '250 ok\r\n4' }],
  ])('opens a new connection when the server %s', async (_what, script) => {
    const { outcomes, server } = await converse(script, good, good);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(server.opened).toBe(2);
  });

  it.each([['two steps', EHLO], ['one', CHUNKING.ehlo]])('reads the same whatever pieces the replies come in, in %s', async (_steps, ehlo) => {
    const server = await new LineServer({
      ehlo,
      chunk: '250-2.0.0 taken\r\n250 2.0.0 as 42',
      mail: '250-2.1.0 sender\r\n250 2.1.0 señor ok',
      rcpt: forBad('550-5.1.1 no such\r\n550 5.1.1 user ñ'),
      final: (body) => (body === '' ? '554 nobody' : '250-2.0.0 taken\r\n250 2.0.0 as 42'),
    }).start();
    const adapter = adapterFor(server.port);
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }), fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), async (pieces, mails) => {
      server.pieces = pieces;
      for (const isGood of mails) {
        const outcome = await adapter.send({ ...message, ...(isGood ? good : bad) });
        expect(outcome).toMatchObject(isGood ? { kind: 'accepted', response: '250-2.0.0 taken 250 2.0.0 as 42' } : { kind: 'not_sent', failure: { class: 'RECIPIENT', detail: '550-5.1.1 no such 550 5.1.1 user ñ' } });
      }
    }), { numRuns: 60 });
    expect(server.opened).toBe(1);
    await adapter.close();
    await server.stop();
  });

  it('runs over STARTTLS with login, refusals between mails', async () => {
    const { key, cert } = selfSigned();
    const server = await startSmtpServer({ key, cert });
    const adapter = adapterFor(server.port, { host: 'localhost', useTls: true, username: 'ana', password: 'right' }, { ca: cert });
    const kinds: string[] = [];
    for (const to of ['a@x.example', 'reply-550-5.1.1@x.example', 'data-554@x.example', 'ñandú@x.example']) kinds.push((await adapter.send({ ...message, to, text: `${message.text}\n${'y'.repeat(70)}`.repeat(to === 'a@x.example' ? 3000 : 1) })).kind);
    expect(kinds).toEqual(['accepted', 'not_sent', 'not_sent', 'accepted']);
    expect(server.mails).toMatchObject([{ secure: true, user: 'ana', to: ['a@x.example'] }, { to: ['ñandú@x.example'] }]);
    expect(server.opened()).toBe(1);
    await adapter.close();
    await server.stop();
  });

  describe('where the server takes chunks', () => {
    it('takes one write a mail, and nothing in it is changed', async () => {
      const { outcomes, server } = await converse(CHUNKING, {}, {}, {});
      expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(server.writes).toBeLessThanOrEqual(3 + 1); // and QUIT
      expect(server.ways).toEqual(['BDAT', 'BDAT', 'BDAT']);
      expect(server.bodies[0]).toContain('\r\nHola Ana\r\n.\r\n..dots');
    });

    it('sends a mail that does not fit into one write in two steps, over the same connection', async () => {
      const { outcomes, server } = await converse(CHUNKING, {}, { text: 'x'.repeat(76).concat('\n').repeat(1000) }, {});
      expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
      expect([server.ways, server.opened]).toEqual([['BDAT', 'DATA', 'BDAT'], 1]);
    });

    it.each<[string, string]>([['refused too', '503 5.5.1 no valid recipients'], ['taken all the same', '250 2.0.0 taken']])('goes on over the same connection after a refused recipient whose mail is %s', async (_what, answer) => {
      let refused = false;
      const rcpt = (line: string): string => ((refused = line.includes('bad@')) ? '550 5.1.1 no' : '250 ok');
      const { outcomes, server } = await converse({ ...CHUNKING, rcpt, chunk: () => (refused ? answer : '250 taken') }, good, bad, bad, good);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'not_sent', 'not_sent', 'accepted']);
      expect(outcomes[1]).toMatchObject({ failure: { class: 'RECIPIENT', code: '550 5.1.1' } });
      expect(server.opened).toBe(1);
    });

    it.each<[string, LineScript, object]>([
      ['a refusal', { chunk: '550-5.7.1 this\r\n550 5.7.1 is spam' }, { class: 'CONTENT', code: '550 5.7.1' }],
      ['421', { chunk: '421 4.3.0 full' }, { class: 'TRANSIENT', code: '421 4.3.0' }],
      ['421 at MAIL', { mail: '421 4.3.2 going down' }, { class: 'TRANSIENT', code: '421 4.3.2' }],
      ['a refusal of MAIL and a cut', { mail: '550 no', rcpt: 'cut' }, { class: 'ACCOUNT', code: 'ESENDER' }],
      ['a refusal of RCPT and nonsense', { rcpt: '550 5.1.1 no', chunk: 'what?' }, { class: 'RECIPIENT', code: '550 5.1.1' }],
    ])('knows that nothing was taken by %s, and goes on so', async (_what, script, failure) => {
      const { outcomes, server } = await converse({ ...CHUNKING, ...script }, {}, {});
      expect(outcomes).toMatchObject([{ kind: 'not_sent', failure }, { kind: 'not_sent', failure }]);
      expect(server.ways).not.toContain('DATA');
    });

    it.each<[string, LineScript, SendOutcome['kind'], string]>([
      ['does not know them', { chunk: '502 5.5.2 what is that?' }, 'not_sent', 'TRANSIENT'],
      ['hangs up on them', { mail: onlyOnce('cut') }, 'unknown', 'AMBIGUOUS'],
      ['hangs up after them', { chunk: 'cut' }, 'unknown', 'AMBIGUOUS'],
      ['is silent', { chunk: 'silence' }, 'unknown', 'AMBIGUOUS'],
      ['tears its answer', { chunk: 'torn:250 2.0.0 ta' }, 'unknown', 'AMBIGUOUS'],
      ['talks nonsense', { rcpt: onlyOnce('what?') }, 'unknown', 'AMBIGUOUS'],
    ])('does not try them again with a server that %s', async (_what, script, kind, failureClass) => {
      const { outcomes, server } = await converse({ ...CHUNKING, ...script }, {}, {}, {});
      expect(outcomes).toMatchObject([{ kind, failure: { class: failureClass } }, { kind: 'accepted' }, { kind: 'accepted' }]);
      expect(server.ways.slice(-2)).toEqual(['DATA', 'DATA']);
      expect(server.opened).toBe(2);
    });
  });
});
