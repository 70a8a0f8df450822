import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Requests that the sink has answered, and the bodies of those that name a recipient. */
export interface SinkJournal {
  readonly count: number;
  readonly bodies: readonly string[];
  /** Epoch milliseconds of the first and the last answer. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/**
 * A vendor in a process of its own that answers every POST at once, or after `latencyMs`, with a message of Twilio's form.
 * It speaks HTTP by hand: Node's own server would be what is measured.
 */
export class VendorSink {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(latencyMs = 0): Promise<VendorSink> {
    const child = fork(new URL(import.meta.url).pathname, [String(latencyMs)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [port] = (await once(child, 'message')) as [number];
    return new VendorSink(child, port);
  }

  /** `from`: only the bodies from the so-manieth request on, none without it: all of a long run would be copied with every look. */
  async journal(from = Number.MAX_SAFE_INTEGER): Promise<SinkJournal> {
    this.child.send(from);
    const [journal] = (await once(this.child, 'message')) as [SinkJournal];
    return journal;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

class Answers {
  readonly bodies: string[] = [];
  firstAt = 0;
  lastAt = 0;

  constructor(private readonly latencyMs: number) {}

  serve(socket: Socket): void {
    let input = '';
    socket.setNoDelay(true).on('error', () => undefined).on('data', (chunk: Buffer) => {
      input += chunk.toString('latin1');
      for (let request = takeRequest(input); request !== undefined; request = takeRequest(input)) {
        input = input.slice(request.length);
        this.#note(request.body);
        if (this.latencyMs === 0) socket.write(this.#answer());
        else setTimeout(() => socket.write(this.#answer()), this.latencyMs);
      }
    });
  }

  #note(body: string): void {
    this.lastAt = Date.now();
    if (this.bodies.length === 0) this.firstAt = this.lastAt;
    this.bodies.push(body);
  }

  #answer(): string {
    const body = `{"sid":"SM${String(this.bodies.length).padStart(32, '0')}","status":"queued","num_segments":"1","error_code":null}`;
    return `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  }
}

function takeRequest(input: string): { readonly body: string; readonly length: number } | undefined {
  const head = input.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(input.slice(0, head))?.[1] ?? 0);
  return input.length < length ? undefined : { body: input.slice(head + 4, length), length };
}

if (process.send) {
  const answers = new Answers(Number(process.argv[2] ?? 0));
  const server = createServer((socket) => answers.serve(socket)).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('message', (from: number) => process.send?.({ count: answers.bodies.length, bodies: answers.bodies.slice(from), firstAt: answers.firstAt, lastAt: answers.lastAt }));
}
