import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the server says at a step: a reply; `cut` ends the connection after what was said before; `torn:…` is said without a line end, then cut. */
export type LineStep = string | ((line: string) => string);
/** What a line server says at which command; what is left out goes well. */
export interface LineScript {
  greeting?: LineStep;
  ehlo?: LineStep;
  starttls?: LineStep;
  auth?: LineStep;
  mail?: LineStep;
  rcpt?: LineStep;
  data?: LineStep;
  /** After a whole chunk with these bytes. */
  chunk?: LineStep;
  midData?: { afterBytes: number; step: string };
  /** After the final dot of a mail with these bytes. */
  final?: LineStep;
}

export const EHLO = '250-raw\r\n250-PIPELINING\r\n250 8BITMIME';
export const CHUNKING = { ehlo: '250-raw\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 CHUNKING' };

/** Commands that are answered without more ado. */
const plainSteps: Readonly<Record<string, readonly [step: 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt', otherwise: string]>> = {
  EHLO: ['ehlo', EHLO], STAR: ['starttls', '220 go on'], AUTH: ['auth', '235 2.7.0 welcome'], MAIL: ['mail', '250 2.1.0 ok'], RCPT: ['rcpt', '250 2.1.5 ok'],
};

/** A server that answers line by line, however the lines come in, and sends its replies in pieces of the given sizes. */
export class LineServer {
  readonly bodies: string[] = [];
  /** How each mail was to come: DATA or BDAT. */
  readonly ways: string[] = [];
  /** Chunks that came in after EHLO: as many writes of ours, at most. */
  writes = 0;
  opened = 0;
  pieces: readonly number[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer({ noDelay: true }, (socket) => this.#serve(socket));

  constructor(private readonly script: LineScript) {}

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.opened += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    let input = '';
    let tail = '';
    let inData = false;
    let chunk: number | undefined;
    let greeted = false;
    let replies = '';
    let over = false;
    const act = (step: LineStep, line: string): void => {
      const said = typeof step === 'string' ? step : step(line);
      if (over || said === 'silence') return;
      over = said === 'cut' || said.startsWith('torn:');
      replies += said === 'cut' ? '' : over ? said.slice(5) : `${said}\r\n`;
    };
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      const plain = plainSteps[verb];
      if (plain) return act(this.script[plain[0]] ?? plain[1], line);
      if (verb === 'DATA' || verb === 'BDAT') this.ways.push(verb);
      if (verb === 'BDAT') return void (chunk = Number(line.split(' ')[1]));
      if (verb !== 'DATA') return act('250 ok', line);
      const before = replies;
      act(this.script.data ?? '354 go on', line);
      inData = replies.slice(before.length).startsWith('354');
    };
    const nextChunk = (length: number): boolean => {
      if (input.length < length || over) return false;
      const text = input.slice(0, length);
      input = input.slice(length);
      chunk = undefined;
      this.bodies.push(text);
      act(this.script.chunk ?? '250 2.0.0 taken', text);
      return true;
    };
    const next = (): boolean => {
      if (chunk !== undefined) return nextChunk(chunk);
      const end = inData ? `\r\n${input}`.indexOf('\r\n.\r\n') : input.indexOf('\r\n');
      if (end < 0 || over) return false;
      const text = input.slice(0, end);
      input = input.slice(inData ? end + 3 : end + 2);
      if (!inData) command(text);
      else {
        this.bodies.push(text);
        inData = false;
        act(this.script.final ?? '250 2.0.0 taken', text);
      }
      return true;
    };
    socket.on('data', (chunk: Buffer) => {
      if (greeted) this.writes += 1;
      greeted = true;
      const text = chunk.toString('latin1');
      const seam = tail + text;
      tail = seam.slice(-4);
      input += text;
      const { midData } = this.script;
      if (inData && midData !== undefined && input.length > midData.afterBytes) act(midData.step, '');
      if (inData && input.length > 100_000 && !seam.includes('\r\n.\r\n') && replies === '' && !over) return; // searching 11 MB at each chunk takes minutes
      while (next());
      void this.#say(socket, replies, over);
      replies = '';
    });
    act(this.script.greeting ?? '220 raw ready', '');
    void this.#say(socket, replies, over);
    replies = '';
  }

  async #say(socket: Socket, text: string, over: boolean): Promise<void> {
    let rest = text;
    for (let turn = 0; this.pieces.length > 0 && rest !== ''; turn++) {
      const size = this.pieces[turn % this.pieces.length] ?? 1;
      socket.write(rest.slice(0, size));
      rest = rest.slice(size);
      await new Promise(setImmediate);
    }
    if (rest !== '') socket.write(rest);
    if (over) socket.destroySoon();
  }
}
