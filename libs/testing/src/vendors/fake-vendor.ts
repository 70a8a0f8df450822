import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the vendor saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface VendorReply {
  readonly status: number;
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes wrong with one answer. */
export interface Mishap {
  /** Instead of what the vendor would say; it has not looked at the request then. */
  readonly reply?: VendorReply;
  /** The connection is cut after this many bytes of the answer; 0: none. The request was worked on. */
  readonly cutAfterBytes?: number;
  /** No answer, ever. The request was worked on. */
  readonly isSilent?: boolean;
  /** Answers when this is done. */
  readonly until?: Promise<void>;
}

/** A vendor's HTTP API on a free port of 127.0.0.1, as strict as its published description. */
export abstract class FakeVendor {
  /** Every request, refused ones too. */
  readonly requests: SeenRequest[] = [];
  /** Asked for every request; undefined: nothing goes wrong. */
  mishap: (request: SeenRequest) => Mishap | undefined = () => undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  protected constructor() {
    this.#server = createServer((request, response) => {
      void readBody(request).then((body) => {
        const url = new URL(request.url ?? '/', 'http://vendor');
        const seen: SeenRequest = { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body };
        this.requests.push(seen);
        void this.#reply(seen, response);
      });
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  /** Listens; the address is `url` then. */
  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Connections open now. */
  open(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  /** What this vendor answers. */
  protected abstract answer(request: SeenRequest): VendorReply;

  async #reply(request: SeenRequest, response: ServerResponse): Promise<void> {
    const mishap = this.mishap(request) ?? {};
    if (mishap.until) await mishap.until;
    const reply = mishap.reply ?? this.answer(request);
    if (mishap.isSilent) return;
    const { status, headers, content } = rendered(reply);
    if (mishap.cutAfterBytes === undefined) return void response.writeHead(status, headers).end(content);
    response.socket?.end(rawAnswer(reply).subarray(0, mishap.cutAfterBytes));
  }
}

function rendered({ status, body, headers = {} }: VendorReply) {
  const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, content, headers: { 'Content-Type': 'application/json', 'Content-Length': String(content.length), ...headers } };
}

/** Written by hand, so that it can be cut anywhere. */
function rawAnswer(reply: VendorReply): Buffer {
  const { status, headers, content } = rendered(reply);
  const lines = [`HTTP/1.1 ${status} Answer`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), content]);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A JSON object, or undefined. */
export function jsonObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The first member that is not in the list. */
export const unknownMember = (value: object, known: readonly string[]): string | undefined => Object.keys(value).find((name) => !known.includes(name));

/** Whether the request's media type is this one. */
export const isOfType = ({ headers }: SeenRequest, type: string): boolean => (String(headers['content-type'] ?? '').split(';', 1)[0] ?? '').trim().toLowerCase() === type;
