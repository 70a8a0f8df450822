import { SystemClock } from '@messaging/kernel';
import { LineServer, type LineScript } from '../../../test/line-server.js';
import { OutboundGuard } from '../../outbound/outbound-guard.js';
import type { OutboundMessage, SendOutcome } from '../../port.js';
import { SmtpAdapter } from './adapter.js';
import { BounceTokens } from './bounce-token.js';
import { SmtpCredentials } from './manifest.js';

const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a', channel: 'email',
  to: 'ana@example.com', purpose: 'transactional', subject: 'Hola', text: 'Hola Ana',
};

/** One mail to a server of this script, with a login; how often it was read to its end. */
async function sendTo(script: LineScript, useTls: boolean): Promise<{ outcome: SendOutcome; taken: number }> {
  const server = await new LineServer(script).start();
  const adapter = new SmtpAdapter({
    credentials: SmtpCredentials.parse({ host: '127.0.0.1', port: server.port, useTls, fromName: 'Shop', fromAddress: 'hola@shop.example', username: 'ana', password: 'right' }),
    guard: new OutboundGuard(['localhost']), bounceTokens: new BounceTokens([Buffer.alloc(32, 7)]), clock: new SystemClock(),
    // Nothing here is waited out: whatever happens has all the time that a busy machine needs.
    timeouts: { connectMs: 30_000, greetingMs: 30_000, socketMs: 30_000 },
  });
  try {
    return { outcome: await adapter.send(message), taken: server.bodies.length };
  } finally {
    await adapter.close();
    await server.stop();
  }
}

const offers = { 'with PIPELINING': '250-raw\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN', 'without PIPELINING': '250-raw\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN' } as const;
/** What is said where, before the mail is on its way: refusals too, which count only when they are whole. */
const replies: readonly [keyof LineScript, string][] = [
  ['greeting', '220-raw\r\n220 ready\r\n'], ['greeting', '554 5.7.1 go away\r\n'],
  ['ehlo', ''], ['ehlo', '550 5.7.1 not you\r\n'],
  ['starttls', '220 2.0.0 go on\r\n'], ['starttls', '454 4.7.0 no TLS now\r\n'],
  ['auth', '235 2.7.0 welcome\r\n'], ['auth', '334 VXNlcm5hbWU6\r\n'], ['auth', '535 5.7.8 wrong password\r\n'],
  ['mail', '250 2.1.0 sender ok\r\n'], ['mail', '550 5.1.8 no such sender\r\n'],
  ['rcpt', '250 2.1.5 ok\r\n'], ['rcpt', '550 5.1.1 no such user\r\n'],
  ['data', '354 go on\r\n'], ['data', '554 5.7.1 spam\r\n'],
];

describe.each(Object.entries(offers))('an SMTP conversation %s', (_offer, ehlo) => {
  it.each(replies)('that is cut anywhere in the reply at %s (%j) is tried again', async (step, reply) => {
    const whole = reply === '' ? `${ehlo}\r\n` : reply;
    for (let bytes = 0; bytes < whole.length; bytes += 1) {
      const { outcome, taken } = await sendTo({ ehlo, [step]: `torn:${whole.slice(0, bytes)}` }, step === 'starttls');
      expect([bytes, outcome, taken]).toMatchObject([bytes, { kind: 'not_sent', failure: { class: 'TRANSIENT' } }, 0]);
    }
  });

  // After 354 the mail is on its way.
  it.each(replies.filter(([step, reply]) => /^2|^3/.test(reply) && step !== 'data'))('that is cut right after the reply at %s (%j) is tried again', async (step, reply) => {
    const { outcome, taken } = await sendTo({ ehlo, [step]: `torn:${reply}` }, step === 'starttls');
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT' } });
    expect(taken).toBe(0);
  });

  it('that is cut anywhere in the answer to the mail is unknown', async () => {
    const taken = '250-2.0.0 taken\r\n250 2.0.0 as 42\r\n';
    for (let bytes = 0; bytes < taken.length; bytes += 1) {
      const { outcome, taken: mails } = await sendTo({ ehlo, final: `torn:${taken.slice(0, bytes)}` }, false);
      expect([bytes, outcome.kind, mails]).toEqual([bytes, 'unknown', 1]);
    }
  });
});
