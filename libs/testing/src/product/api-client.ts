import { permissions as allPermissions, type Permission } from '@messaging/contracts';
import { SignJWT } from 'jose';
import { Agent, fetch } from 'undici';

/** Whom the client speaks for. */
export interface ApiIdentity {
  readonly hubId?: string;
  readonly sub?: string;
  readonly name?: string;
  /** Full names; all thirteen unless given. */
  readonly permissions?: readonly Permission[];
  /** Sent as it is instead of a minted token: an API key, a broken token, or '' for no header at all. */
  readonly bearer?: string;
}

/** Where and how. */
export interface ApiClientOptions extends ApiIdentity {
  readonly baseUrl: string;
  /** AUTH_JWT_SECRET of the product. */
  readonly secret: string;
}

/**
 * An answer; `body` is parsed when it is JSON, else text (undefined when empty). The caller states its shape and
 * nothing checks it: a wrong one shows in the expectations.
 */
export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Per call. */
export interface ApiCallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Shorthand for the `Idempotency-Key` header. */
  readonly idempotencyKey?: string;
}

interface Call extends ApiCallOptions {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** A client of the product's HTTP API that mints its own tokens. Paths start at the root: `/api/v1/messages`. */
export class ApiClient {
  /** One request a connection: on a loaded machine the server may close an idle one just as it is used again. */
  readonly #agent: Agent;
  #token: Promise<string> | undefined;

  constructor(
    private readonly options: ApiClientOptions,
    agent?: Agent,
  ) {
    this.#agent = agent ?? new Agent({ connections: 64, pipelining: 0 });
  }

  /** The same product seen by somebody else. */
  as(identity: ApiIdentity): ApiClient {
    return new ApiClient({ ...this.options, ...identity }, this.#agent);
  }

  get<Body = unknown>(path: string, options: ApiCallOptions = {}): Promise<ApiAnswer<Body>> {
    return this.#call({ method: 'GET', path, ...options });
  }

  /** A Buffer or string body goes out as it is (set its content type); anything else as JSON. */
  post<Body = unknown>(path: string, body?: unknown, options: ApiCallOptions = {}): Promise<ApiAnswer<Body>> {
    return this.#call({ method: 'POST', path, body, ...options });
  }

  put<Body = unknown>(path: string, body?: unknown, options: ApiCallOptions = {}): Promise<ApiAnswer<Body>> {
    return this.#call({ method: 'PUT', path, body, ...options });
  }

  patch<Body = unknown>(path: string, body?: unknown, options: ApiCallOptions = {}): Promise<ApiAnswer<Body>> {
    return this.#call({ method: 'PATCH', path, body, ...options });
  }

  delete<Body = unknown>(path: string, options: ApiCallOptions = {}): Promise<ApiAnswer<Body>> {
    return this.#call({ method: 'DELETE', path, ...options });
  }

  /** The bearer token in use: minted once, valid for an hour. */
  token(): Promise<string> {
    const { bearer, secret, hubId = 'main', sub = 'tester', name = 'Tester', permissions = allPermissions } = this.options;
    if (bearer !== undefined) return Promise.resolve(bearer);
    this.#token ??= new SignJWT({ hub_id: hubId, name, permissions: [...permissions] })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret));
    return this.#token;
  }

  /** Closes its connections, and those of the clients made by `as`. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #call<Body>({ method, path, body, headers = {}, query, idempotencyKey }: Call): Promise<ApiAnswer<Body>> {
    const url = new URL(`${this.options.baseUrl}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    const token = await this.token();
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url, {
      method,
      dispatcher: this.#agent,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    const parsed: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text;
    return { status: response.status, body: parsed as Body, headers: new Headers([...response.headers]) };
  }
}
