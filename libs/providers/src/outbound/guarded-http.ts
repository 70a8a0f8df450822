import { isIP, type Socket } from 'node:net';
import { refuse, type Problem, type Result } from '@messaging/kernel';
import { Agent, buildConnector, request } from 'undici';
import type { OutboundAddress, OutboundGuard } from './outbound-guard.js';

/** What is known after one call. Never a redirect followed: 3xx is an answer like any other. */
export type GuardedAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly excerpt: string; readonly latencyMs: number }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string; readonly latencyMs: number };

export interface GuardedHttpOptions {
  readonly connectMs?: number;
  /** The longest that a call may take, from its first byte to the last that is read. */
  readonly callMs?: number;
}

const connectMsMax = 5000;
const callMsMax = 15_000;
/** What is read of an answer; nobody looks further, and a receiver must not fill our memory. */
const excerptBytesMax = 2048;
const httpsRequired: Problem = { kind: 'rule', code: 'HOOK.HTTPS_REQUIRED', detail: 'Only https is allowed; http only where OUTBOUND_ALLOW lists the host.' };

/** Refused by the guard: carried through undici, which knows errors alone. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/**
 * HTTP to addresses that a hub chooses. Each connection resolves its host once, through the guard, and goes to the very
 * address that was checked; TLS checks the certificate against the name. http is spoken only where the operator lists the host.
 */
export class GuardedHttp {
  readonly #agent: Agent;
  readonly #callMs: number;

  constructor(
    private readonly guard: OutboundGuard,
    { connectMs = connectMsMax, callMs = callMsMax }: GuardedHttpOptions = {},
  ) {
    this.#callMs = callMs;
    const connector = buildConnector({ timeout: connectMs, allowH2: false });
    this.#agent = new Agent({ connect: (options, callback) => void this.#connect(connector, options, callback), keepAliveTimeout: 10_000, headersTimeout: callMs, bodyTimeout: callMs });
  }

  /** May this address be used at all? `OUTBOUND.NAME_UNKNOWN` may heal, every other refusal stands. */
  async check(url: URL): Promise<Result<OutboundAddress>> {
    const found = await this.guard.resolve(url.hostname, portOf(url.protocol, url.port), 'http');
    if (!found.ok) return found;
    return url.protocol === 'https:' || found.value.allowed ? found : refuse(httpsRequired);
  }

  /** Makes the call. Never throws: whatever happens is an answer. */
  async post(url: URL, { headers, body }: { headers: Readonly<Record<string, string>>; body: string }): Promise<GuardedAnswer> {
    const started = performance.now();
    const latencyMs = (): number => Math.round(performance.now() - started);
    try {
      const answer = await request(url, { method: 'POST', headers: { ...headers }, body, dispatcher: this.#agent, signal: AbortSignal.timeout(this.#callMs) });
      return { kind: 'answer', status: answer.statusCode, headers: answer.headers, excerpt: await excerptOf(answer.body), latencyMs: latencyMs() };
    } catch (error) {
      return { kind: 'failed', ...troubleOf(error), latencyMs: latencyMs() };
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #connect(connector: buildConnector.connector, options: buildConnector.Options, callback: buildConnector.Callback): Promise<void> {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    const found = await this.check(url).catch((error: unknown) => refuse({ kind: 'unavailable', code: 'OUTBOUND.NAME_UNKNOWN', detail: String(error) }));
    if (!found.ok) return callback(new Refused(found.problem), null);
    const { address, servername } = found.value;
    connector({ ...options, hostname: address, port: String(portOf(options.protocol, options.port)), ...(isIP(servername) === 0 && { servername }) }, (...given) => callback(...(given as [null, Socket])));
  }
}

const portOf = (protocol: string, port: string): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

/** The beginning of the body as text; the rest is not waited for. */
async function excerptOf(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= excerptBytesMax) break;
  }
  body.destroy();
  return Buffer.concat(chunks).subarray(0, excerptBytesMax).toString('utf8');
}

/** As errors of Node and undici are made; `instanceof` knows only those of our own realm. */
type Trouble = Readonly<Partial<Record<'name' | 'message' | 'code' | 'cause', unknown>>>;
const isTrouble = (value: unknown): value is Trouble => typeof value === 'object' && value !== null && 'message' in value;

function troubleOf(error: unknown): { code: string; detail: string } {
  for (let cause = error; isTrouble(cause); cause = cause.cause) {
    if (cause instanceof Refused) return { code: cause.problem.code, detail: cause.problem.detail };
  }
  if (!isTrouble(error)) return { code: 'FAILED', detail: 'The call failed.' };
  if (error.name === 'TimeoutError') return { code: 'TIMEOUT', detail: 'No whole answer came in time.' };
  return { code: typeof error.code === 'string' ? error.code : 'FAILED', detail: String(error.message).slice(0, 300) };
}
