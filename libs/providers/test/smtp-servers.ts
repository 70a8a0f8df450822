import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the test server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface TestServer {
  readonly port: number;
  readonly mails: TakenMail[];
  readonly opened: () => number;
  readonly open: () => number;
  stop(): Promise<void>;
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** A real smtp-server whose answer stands in the recipient: `reply-550-5.1.1@x` is refused so at RCPT, `data-451@x` after the data. */
export async function startSmtpServer(options: SMTPServerOptions = {}): Promise<TestServer> {
  const mails: TakenMail[] = [];
  let opened = 0;
  const sockets = new Set<unknown>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    logger: false,
    onConnect(session, callback) {
      opened += 1;
      sockets.add(session.id);
      callback();
    },
    onClose: (session) => void sockets.delete(session.id),
    onAuth({ username, password }, _session, callback) {
      if (username === 'ana' && password === 'right') callback(null, { user: username });
      else callback(refusal(535, '5.7.8 wrong password'));
    },
    onRcptTo({ address }, _session, callback) {
      const [, code, enhanced] = /^reply-(\d{3})-?([\d.]*)@/.exec(address) ?? [];
      callback(code === undefined ? null : refusal(Number(code), `${enhanced ?? ''} said the server`.trim()));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const [, code, enhanced] = /^data-(\d{3})-?([\d.]*)@/.exec(to[0] ?? '') ?? [];
        if (code !== undefined) return callback(refusal(Number(code), `${enhanced ?? ''} said the server`.trim()));
        const { mailFrom } = session.envelope;
        mails.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw: Buffer.concat(chunks).toString(), secure: session.secure, user: session.user });
        return callback(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, opened: () => opened, open: () => sockets.size, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** What a raw server does at a step of the conversation: a reply, or `cut` (the connection ends there), or `silence`. */
export type RawStep = string;
export interface RawScript {
  greeting?: RawStep;
  ehlo?: RawStep;
  mail?: RawStep;
  rcpt?: RawStep;
  data?: RawStep;
  /** After this many bytes of data, before the final dot. */
  midData?: { afterBytes: number; step: RawStep };
  /** After the final dot. */
  final?: RawStep;
}

/** A server that breaks the conversation where it is told to. `accepted` counts mails whose final dot it read. */
export async function startRawServer(script: RawScript): Promise<{ port: number; accepted: () => number; open: () => number; stop(): Promise<void> }> {
  let accepted = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const replies: Readonly<Record<string, RawStep>> = {
      EHLO: script.ehlo ?? '250 raw',
      MAIL: script.mail ?? '250 ok',
      RCPT: script.rcpt ?? '250 ok',
      DATA: script.data ?? '354 go on',
    };
    const act = (step: RawStep): void => {
      if (step === 'cut') socket.destroy();
      else if (step !== 'silence') socket.write(`${step}\r\n`);
    };
    act(script.greeting ?? '220 raw ready');
    let inData = false;
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (inData && script.midData && text.length > script.midData.afterBytes) return act(script.midData.step);
      if (inData && text.endsWith('\r\n.\r\n')) {
        accepted += 1;
        inData = false;
        text = '';
        return act(script.final ?? '250 2.0.0 taken');
      }
      if (inData || !text.endsWith('\r\n')) return;
      const verb = text.slice(0, 4).toUpperCase();
      text = '';
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      inData = verb === 'DATA' && script.data === undefined;
      return act(replies[verb] ?? '250 ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    accepted: () => accepted,
    open: () => sockets.size,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A fresh self-signed certificate for `localhost` and 127.0.0.1. */
export function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'smtp-cert-'));
  try {
    const at = (name: string) => join(folder, name);
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', at('key'), '-out', at('cert')], { stdio: 'ignore' });
    return { key: readFileSync(at('key')), cert: readFileSync(at('cert')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A certificate for `localhost`, signed by an authority of its own: trusted where `ca` is. */
export function signedCertificate(change: { expired?: true; name?: string } = {}): { key: Buffer; cert: Buffer; ca: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'smtp-cert-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = change.name ?? 'localhost';
  try {
    openssl('req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=Test authority', '-keyout', at('ca-key'), '-out', at('ca'));
    openssl('req', ...newKey, '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', at('key'), '-out', at('request'));
    openssl('x509', '-req', '-in', at('request'), '-CA', at('ca'), '-CAkey', at('ca-key'), '-copy_extensions', 'copy', '-days', change.expired ? '-1' : '2', '-out', at('cert'));
    return { key: readFileSync(at('key')), cert: readFileSync(at('cert')), ca: readFileSync(at('ca')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
