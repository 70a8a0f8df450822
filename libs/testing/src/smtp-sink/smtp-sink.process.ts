import fs from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { countdown, type SinkBehaviour, type SinkOptions } from './behaviour.js';
import type { JournalEntry } from './journal.js';
import { headerOf } from './message-headers.js';
import { sinkArguments } from './sink-process.js';

/** The forked script behind `SmtpSink`. Journals before it answers, so what was acknowledged can be read back. */

const { journalFile, options } = sinkArguments<SinkOptions>();
const journal = fs.openSync(journalFile, 'a');
let rules = compile(options.behaviour ?? {});
let accepted = 0;

function compile(behaviour: SinkBehaviour) {
  return {
    recipients: (behaviour.refuseRecipients ?? []).map((refusal) => ({
      ...refusal,
      matches: new RegExp(refusal.pattern, 'i'),
      isDue: countdown(refusal.times),
    })),
    message: behaviour.refuseMessages && { ...behaviour.refuseMessages, isDue: countdown(behaviour.refuseMessages.times, behaviour.refuseMessages.every) },
    cut: behaviour.cutAfterMessage && { ...behaviour.cutAfterMessage, isDue: countdown(behaviour.cutAfterMessage.times) },
    delayMs: behaviour.messageDelayMs ?? 0,
  };
}

const replyWith = (code: number, text = 'as the test wishes'): Error => Object.assign(new Error(text), { responseCode: code });

/** smtp-server has no way to hang up on a session; its open connections carry both the session and the socket. */
function socketOf(session: SMTPServerSession): Socket | undefined {
  for (const connection of server.connections as Set<{ session: SMTPServerSession; _socket: Socket }>) {
    if (connection.session.id === session.id) return connection._socket;
  }
  return undefined;
}

function record(raw: Buffer, session: SMTPServerSession): void {
  accepted += 1;
  const rawFile = path.join(path.dirname(journalFile), `${accepted}.eml`);
  if (options.keepRaw) fs.writeFileSync(rawFile, raw);
  const { mailFrom, rcptTo } = session.envelope;
  const entry: JournalEntry = {
    at: new Date().toISOString(),
    envelopeFrom: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    messageId: headerOf(raw, 'message-id') ?? '',
    subject: headerOf(raw, 'subject') ?? '',
    size: raw.length,
    ...(options.keepRaw ? { rawFile } : {}),
  };
  fs.writeSync(journal, `${JSON.stringify(entry)}\n`);
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const { message, cut, delayMs } = rules;
  if (delayMs > 0) await delay(delayMs);
  if (cut?.isDue()) {
    if (cut.outcome === 'journaled') record(Buffer.concat(chunks), session);
    socketOf(session)?.destroy();
    return null;
  }
  if (message?.isDue()) return replyWith(message.code, message.text);
  record(Buffer.concat(chunks), session);
  return null;
}

const server = new SMTPServer({
  authOptional: options.auth === undefined,
  disabledCommands: [...(options.startTls ? [] : ['STARTTLS']), ...(options.auth ? [] : ['AUTH'])],
  allowInsecureAuth: !options.startTls,
  disableReverseLookup: true,
  logger: false, // it would warn of its own well-known certificate, which is what tests want
  maxClients: 10_000,
  onAuth(auth, _session, done) {
    const right = auth.username === options.auth?.user && auth.password === options.auth?.pass;
    if (right) done(null, { user: auth.username });
    else done(replyWith(535, '5.7.8 authentication failed'));
  },
  onRcptTo({ address }, session, done) {
    const refusal = rules.recipients.find(({ matches, isDue }) => matches.test(address) && isDue());
    if (!refusal) return done();
    done(replyWith(refusal.code, refusal.text));
    if (refusal.code === 421) setImmediate(() => socketOf(session)?.end());
    return undefined;
  },
  onData(stream, session, done) {
    receive(stream, session).then(done, (error: Error) => done(error));
  },
});
server.on('error', () => undefined); // a sender that hangs up is no reason to end

process.on('message', (message: { behaviour: SinkBehaviour }) => {
  rules = compile(message.behaviour);
  process.send?.({ done: true });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
