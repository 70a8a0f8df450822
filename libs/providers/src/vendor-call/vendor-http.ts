import { Pool, type Dispatcher } from 'undici';

/** One request of an adapter; `path` begins with a slash and is put behind the base URL's own path. */
export interface VendorRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is known after one HTTP call. */
export type VendorAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string }
  /** Not one byte of the request was written: no name, no connection, no TLS. */
  | { readonly kind: 'unreached'; readonly code: string; readonly detail: string }
  /** The request was begun and no whole answer came. `text` is what came of its body. */
  | { readonly kind: 'cut'; readonly code: string; readonly detail: string; readonly status: number | undefined; readonly text: string };

export interface VendorHttpOptions {
  readonly connections: number;
  readonly connectMs?: number;
  /** The longest silence while the vendor works on it or answers. Twilio's own library waits 30 s. */
  readonly answerMs?: number;
}

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;
/** An answer is some hundred bytes; a page of templates some hundred KB. */
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;
const DETAIL_CHARS_MAX = 500;

/**
 * HTTP to one vendor. undici's dispatcher itself and not `request()`, for it tells when the first byte of a request is
 * about to be written: before that nothing can have been sent, after it anything may (DESIGN.md, invariant 3). And it
 * costs 54 µs a request where axios costs 260. Redirects are answers like any other.
 */
export class VendorHttp {
  readonly #pool: Pool;
  readonly #prefix: string;

  constructor(baseUrl: string, { connections, connectMs, answerMs }: VendorHttpOptions) {
    const { origin, pathname } = new URL(baseUrl);
    this.#prefix = pathname.replace(/\/+$/, '');
    const silenceMs = answerMs ?? ANSWER_MS;
    this.#pool = new Pool(origin, {
      connections,
      connectTimeout: connectMs ?? CONNECT_MS,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
      maxResponseSize: ANSWER_BYTES_MAX,
    });
  }

  /** Makes the call. Never throws: whatever happens is an answer. */
  call(request: VendorRequest): Promise<VendorAnswer> {
    return new Promise((resolve) => {
      const { method, path, headers, body } = request;
      try {
        this.#pool.dispatch({ method, path: `${this.#prefix}${path}`, headers, body: body ?? null }, new Exchange(resolve));
      } catch (error) {
        resolve({ kind: 'unreached', ...trouble(error) });
      }
    });
  }

  /** Ends idle connections after the calls in flight. */
  close(): Promise<void> {
    return this.#pool.closed ? Promise.resolve() : this.#pool.close();
  }
}

/** One call as the dispatcher tells it. */
class Exchange implements Dispatcher.DispatchHandler {
  #begun = false;
  #status: number | undefined;
  #headers: Readonly<Record<string, string | string[] | undefined>> = {};
  readonly #chunks: Buffer[] = [];

  constructor(private readonly resolve: (answer: VendorAnswer) => void) {}

  onRequestStart(): void {
    this.#begun = true;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return; // 100 Continue, 103 Early Hints
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.resolve({ kind: 'answer', status: this.#status ?? 0, headers: this.#headers, text: this.#text() });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#begun) this.resolve({ kind: 'cut', ...trouble(error), status: this.#status, text: this.#text() });
    else this.resolve({ kind: 'unreached', ...trouble(error) });
  }

  #text(): string {
    return this.#chunks.length === 1 ? (this.#chunks[0]?.toString('utf8') ?? '') : Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** The error's code and words; of several tries to connect (IPv6, IPv4) the first counts. */
function trouble(error: unknown): { code: string; detail: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : 'ECALL';
  const words = first instanceof Error ? first.message : String(first);
  return { code, detail: words.slice(0, DETAIL_CHARS_MAX) };
}
