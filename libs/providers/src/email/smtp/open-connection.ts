import { connect, type Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Result } from '@messaging/kernel';
import type { OutboundAddress } from '../../outbound/outbound-guard.js';
import { REPLY_BYTES_MAX, smtpError } from './conversation.js';
import { extensionsOf, type SmtpExtensions } from './envelope-commands.js';

/** How to reach one server. */
export interface SmtpServerSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'implicit' | 'starttls' | 'plain';
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Checks and pins the address, once per connection. */
  readonly resolve: () => Promise<Result<OutboundAddress>>;
  readonly timeouts: SmtpTimeouts;
  /** Further certificates to trust; tests pass their own authority here. */
  readonly ca?: string | Buffer;
}

/** Lower than nodemailer's 120 s, 30 s and 600 s: a stuck server may not hold a worker for minutes. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** No byte in either direction; also ends a connection that nobody uses. */
  readonly socketMs: number;
}

export const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, greetingMs: 15_000, socketMs: 60_000 };

/** A connection ready for mail. */
export interface OpenConnection {
  readonly connection: SMTPConnection;
  /** The socket under it (the TLS one, if any). */
  readonly socket: Socket;
  /** Of the last EHLO: after STARTTLS what was said in clear counts for nothing. */
  readonly offered: SmtpExtensions;
}

/** Connects, negotiates TLS and logs in, all by nodemailer; throws what went wrong. */
export async function openConnection(settings: SmtpServerSettings): Promise<OpenConnection> {
  const resolved = await settings.resolve();
  if (!resolved.ok) throw smtpError(resolved.problem.detail, { code: resolved.problem.code });
  if (settings.auth !== undefined && settings.security === 'plain' && !resolved.value.allowed) {
    throw smtpError('A password is not sent over a connection without TLS.', { code: 'EPLAINAUTH' });
  }
  const tcp = await openSocket(resolved.value.address, settings);
  return converse(connectionOn(tcp, settings, resolved.value), settings, tcp);
}

/** nodemailer's conversation over a socket of ours; nothing is said before `converse`. */
export function connectionOn(tcp: Socket, settings: SmtpServerSettings, address: OutboundAddress): SMTPConnection {
  const connection = new SMTPConnection(connectionOptions(settings, address, tcp));
  connection.on('error', () => tcp.destroy()); // `end` follows; nodemailer alone would wait for the other side to close
  return connection;
}

/** Greeting, EHLO, TLS and login; throws what went wrong, with the connection closed. */
export async function converse(connection: SMTPConnection, { auth }: Pick<SmtpServerSettings, 'auth'>, tcp: Socket): Promise<OpenConnection> {
  try {
    const offered = await handshake(connection, auth);
    return { connection, socket: connection._socket || tcp, offered };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Our own socket: to the checked address and no other, without Nagle's delay between the small SMTP commands. */
export function openSocket(address: string, { port, timeouts }: SmtpServerSettings): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(smtpError('connect timed out', { code: 'ETIMEDOUT' })), timeouts.connectMs);
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}

function connectionOptions(settings: SmtpServerSettings, address: OutboundAddress, connection: Socket): SMTPConnection.Options {
  const tls: ConnectionOptions = { minVersion: 'TLSv1.2', ...(settings.ca === undefined ? {} : { ca: settings.ca }) };
  return {
    connection,
    tls,
    host: address.servername, // never connected to: the name that SNI and the certificate check use
    port: settings.port,
    secure: settings.security === 'implicit',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'plain',
    connectionTimeout: settings.timeouts.connectMs,
    greetingTimeout: settings.timeouts.greetingMs,
    socketTimeout: settings.timeouts.socketMs,
    maxResponseSize: REPLY_BYTES_MAX,
  };
}

/** Always logs in when there are credentials: nodemailer alone would send unauthenticated where AUTH is not offered. */
function handshake(connection: SMTPConnection, auth: SmtpServerSettings['auth']): Promise<SmtpExtensions> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(smtpError('Connection closed unexpectedly', { code: 'ECONNECTION' })));
    connection.connect((error) => {
      if (error) return reject(error);
      const offered = extensionsOf(connection.lastServerResponse || ''); // the reply to EHLO or HELO: the login's comes later
      if (auth === undefined) resolve(offered);
      else if (!connection.allowsAuth) reject(smtpError('The server offers no login.', { code: 'ENOAUTH' }));
      else connection.login({ ...auth }, (refused) => (refused ? reject(refused) : resolve(offered)));
    });
  });
}
