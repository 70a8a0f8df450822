import type { CallbackDoor } from '@messaging/providers';

/** A receipt has some hundred bytes. What is larger, packed, or of no told length goes the whole way. */
export const plainBytesMax = 64 * 1024;

const address = /^\/webhooks\/([a-z0-9_-]{1,40})\/([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:\/(status|inbound))?(?:\?|$)/;

/** What HTTP says of a request before its body. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Where a callback goes, if it is one that needs nothing but to be read and verified. */
export function plainCallback({ method, headers, url = '' }: RequestHead): { provider: string; accountId: string; kind: CallbackDoor } | undefined {
  const length = Number(headers['content-length'] ?? 0);
  if (method !== 'POST' || !(length > 0 && length <= plainBytesMax) || headers['content-encoding'] !== undefined) return undefined;
  const [, provider, accountId, kind = 'all'] = address.exec(url) ?? [];
  if (provider === undefined || accountId === undefined) return undefined;
  return { provider, accountId, kind: kind === 'status' || kind === 'inbound' ? kind : 'all' };
}
