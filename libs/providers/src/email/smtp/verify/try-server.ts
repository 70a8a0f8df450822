import { TLSSocket } from 'node:tls';
import { types } from 'node:util';
import type { OutboundAddress } from '../../../outbound/outbound-guard.js';
import { connectionOn, converse, openSocket, type OpenConnection, type SmtpServerSettings } from '../open-connection.js';
import { shorten } from '../outcome.js';

/** The steps of opening a connection, in their order; with implicit TLS the server greets after it. */
export type OpeningStage = 'connect' | 'greeting' | 'tls' | 'authentication';

/** How far a server let us come. `greeting` is its first line, `encryption` what TLS agreed on. */
export type TriedServer =
  | { readonly ok: true; readonly open: OpenConnection; readonly greeting: string | undefined; readonly encryption: string | undefined }
  | { readonly ok: false; readonly stage: OpeningStage; readonly code: string; readonly detail: string; readonly greeting: string | undefined; readonly encryption: string | undefined };

const TLS_FAILURE = /certificate|altnames|SSL routines|wrong version number|packet length|self.signed|ERR_TLS|ERR_SSL|before secure TLS/i;

/** Opens a connection exactly as sending does, and says at which step it failed. */
export async function tryServer(settings: SmtpServerSettings, address: OutboundAddress): Promise<TriedServer> {
  const nothingYet = { greeting: undefined, encryption: undefined };
  if (settings.auth !== undefined && settings.security === 'plain' && !address.allowed) {
    return { ok: false, stage: 'authentication', code: 'EPLAINAUTH', detail: 'A password is not sent over a connection without TLS.', ...nothingYet };
  }
  const tcp = await openSocket(address.address, settings).catch(asError);
  if (types.isNativeError(tcp)) return { ok: false, stage: 'connect', ...wordsOf(tcp), ...nothingYet };
  const connection = connectionOn(tcp, settings, address);
  let firstLine: string | undefined;
  const opening = converse(connection, settings, tcp);
  // Beside nodemailer's own listener, set a moment ago: what a server says first is what staff recognise it by.
  if (settings.security !== 'implicit') tcp.once('data', (chunk: Buffer) => (firstLine = shorten(chunk.toString('latin1').split('\r\n')[0] ?? '')));
  try {
    const open = await opening;
    return { ok: true, open, greeting: firstLine, encryption: encryptionOf(open.socket) };
  } catch (error) {
    const greeting = firstLine ?? (connection.lastServerResponse || undefined);
    const stage = stageOf(asError(error), { security: settings.security, hasGreeted: greeting !== undefined, isEncrypted: connection.secure && greeting !== undefined });
    return { ok: false, stage, ...wordsOf(asError(error)), greeting, encryption: undefined };
  }
}

interface Progress {
  readonly security: SmtpServerSettings['security'];
  readonly hasGreeted: boolean;
  readonly isEncrypted: boolean;
}

/** nodemailer says CONN for every broken connection: the code, the words and how far it was tell which step it was. */
function stageOf(error: Error, { security, hasGreeted, isEncrypted }: Progress): OpeningStage {
  const code = codeOf(error);
  if (['EAUTH', 'ENOAUTH', 'EPLAINAUTH'].includes(code)) return 'authentication';
  if (code === 'ETLS' || TLS_FAILURE.test(error.message)) return 'tls';
  if (security === 'implicit') return hasGreeted ? 'greeting' : 'tls';
  if (hasGreeted && security === 'starttls' && !isEncrypted && 'command' in error && error.command === 'EHLO') return 'tls';
  return 'greeting';
}

const asError = (error: unknown): Error => (types.isNativeError(error) ? error : new Error(String(error)));

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN');

/** The server's own words where it said some. */
function wordsOf(error: Error): { code: string; detail: string } {
  const response = 'response' in error && typeof error.response === 'string' ? error.response : '';
  return { code: codeOf(error), detail: shorten(response || error.message) };
}

function encryptionOf(socket: unknown): string | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { subject, valid_to: validTo } = socket.getPeerCertificate();
  return [socket.getProtocol(), subject?.CN, validTo === undefined ? undefined : `valid to ${validTo}`].filter(Boolean).join(', ');
}
