import { fork } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import nodemailer from 'nodemailer';
import { html, recipient, variables } from './mail.js';

/** The product's SMTP_CONNECTIONS, too: both sides are given the same. */
export const connections = 20;

/** Messages per second, and CPU per message in microseconds. */
export interface LoopResult {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

/**
 * The bare loop everything is compared with: nodemailer's own pool sending html, `noDelay` (without it 44 ms a message),
 * no ledger, no template, in a child process.
 */
export async function bareNodemailer(port: number, count: number): Promise<LoopResult> {
  const child = fork(new URL(import.meta.url).pathname, [String(port), String(count)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [result] = (await once(child, 'message')) as [LoopResult];
  await once(child, 'exit');
  return result;
}

async function loop(port: number, count: number): Promise<LoopResult> {
  const transport = nodemailer.createTransport({
    pool: true, maxConnections: connections, maxMessages: Infinity, host: '127.0.0.1', port, secure: false, ignoreTLS: true,
    getSocket: (_options: unknown, callback: (error: Error | null, socket?: { connection: Socket }) => void) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      socket.once('error', callback);
      socket.once('connect', () => {
        socket.removeListener('error', callback);
        callback(null, { connection: socket });
      });
    },
  });
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      await transport.sendMail({ from: 'Shop <shop@example.com>', to: recipient(n), subject: `Hello ${variables(n).name}`, html: html(n) });
    }
  };
  const started = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: connections }, sender));
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  transport.close();
  return { perSecond: count / seconds, cpuMicros: (used.user + used.system) / count };
}

if (process.send) {
  const [port, count] = process.argv.slice(2).map(Number);
  process.send(await loop(port ?? 0, count ?? 0), () => process.disconnect());
}
