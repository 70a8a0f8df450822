import type { DiagnoseCallback } from '@messaging/contracts';
import type { CallbackDoor, RawCallback } from '@messaging/providers';

/** Whose door a pasted address is. */
export interface PastedAddress {
  readonly provider: string;
  readonly accountId: string;
  readonly door: CallbackDoor;
  /** Path and query from `/webhooks/` on: what is left when proxies have taken their part. */
  readonly path: string;
}

const ADDRESS = /\/webhooks\/([a-z0-9_-]{1,40})\/([0-9a-f]{8}-[0-9a-f-]{27})(?:\/(status|inbound))?\/?(?=\?|$)/i;

/** The door in an address that somebody pasted, wherever it stands in it; undefined when it is none. */
export function addressIn(url: string): PastedAddress | undefined {
  const found = ADDRESS.exec(url);
  if (!found) return undefined;
  const [, provider = '', accountId = '', door] = found;
  const path = url.slice(found.index);
  return { provider: provider.toLowerCase(), accountId: accountId.toLowerCase(), door: door === 'status' || door === 'inbound' ? door : 'all', path };
}

/** Header names as Node has them. */
const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.trim().toLowerCase(), value]));

/** What was pasted, as if it came in now, at `url`. */
export function pastedCallback({ method, headers, body, at }: DiagnoseCallback, url: string, now: Date): RawCallback {
  const known = lowerCased(headers);
  return { method, url, headers: known, body: Buffer.from(body), receivedAt: at === undefined ? (signedAt(known) ?? now) : new Date(at) };
}

/** The time in a signature: who pastes does so later, and that is not what is wrong. */
function signedAt(headers: Readonly<Record<string, string>>): Date | undefined {
  const stamp = Number(headers['webhook-timestamp'] ?? headers['messagebird-request-timestamp'] ?? notBefore(headers['messagebird-signature-jwt']));
  return Number.isFinite(stamp) && stamp > 0 && stamp < 1e11 ? new Date(stamp * 1000) : undefined;
}

function notBefore(jwt: string | undefined): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'nbf' in claims ? claims.nbf : undefined;
  } catch {
    return undefined;
  }
}
