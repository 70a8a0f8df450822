import { fork } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { FastSmtpSink } from '@messaging/testing';
import nodemailer from 'nodemailer';
import { html, recipient, variables } from './mail.js';
import type { Row } from './table.js';

/** The product's SMTP_CONNECTIONS, too: both sides are given the same. */
export const connections = 20;

/** Messages per second, and CPU per message in microseconds. */
export interface LoopResult {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

/** What was measured between two bare loops, and their mean. */
export interface BesideLoop<Result> {
  readonly result: Result;
  readonly perSecond: number;
  readonly row: Row;
}

/** A bare loop of `count` mails on both sides of what is measured: a shared machine drifts. Each has a sink of its own, journal and all, as the product has. */
export async function besideLoop<Result>(count: number, measure: () => Promise<Result>): Promise<BesideLoop<Result>> {
  const before = await bareNodemailer(count);
  const result = await measure();
  const after = await bareNodemailer(count);
  const perSecond = (before.perSecond + after.perSecond) / 2;
  const note = `${before.perSecond.toFixed(0)} before, ${after.perSecond.toFixed(0)} after; ${before.cpuMicros.toFixed(0)} µs CPU`;
  return { result, perSecond, row: { what: 'bare nodemailer html loop', value: perSecond, unit: 'msg/s', note } };
}

async function bareNodemailer(count: number): Promise<LoopResult> {
  const sink = await FastSmtpSink.start({ journal: true });
  try {
    return await inChild(sink.port, count);
  } finally {
    await sink.close();
  }
}

async function inChild(port: number, count: number): Promise<LoopResult> {
  const child = fork(new URL(import.meta.url).pathname, [String(port), String(count)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [result] = (await once(child, 'message')) as [LoopResult];
  await once(child, 'exit');
  return result;
}

/**
 * The bare loop everything is compared with: nodemailer's own pool sending html, `noDelay` (without it 44 ms a message),
 * no ledger, no template, in a child process.
 */
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
