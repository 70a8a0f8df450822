import { productAddress } from './addresses.js';
import { SIGNED_OUT } from './client.js';
import { problemOf, Problem } from './problem.js';

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const searchOf = (query: NonNullable<Asked['query']>): string => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** A request whose body or answer is no JSON of the typed client: files, tables. Throws `Problem` as `answer` does. */
export async function fetchAnswer(path: string, { method = 'GET', query = {}, body, headers = {} }: Asked = {}): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof Blob;
  const response = await fetch(productAddress(`${path}${searchOf(query)}`), {
    method,
    credentials: 'same-origin',
    headers: { ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem(0, 'NETWORK.OFFLINE', '');
  });
  if (response.ok) return response;
  if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT));
  throw problemOf(response.status, await response.json().catch(() => undefined));
}

/** The same for JSON: what the contract (API.md) promises, read as `Data`. */
export async function ask<Data>(path: string, asked?: Asked): Promise<Data> {
  const response = await fetchAnswer(path, asked);
  return (response.status === 204 ? undefined : await response.json()) as Data;
}
