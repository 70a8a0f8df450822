import { isUtf8 } from 'node:buffer';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { TextDecoder } from 'node:util';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The longest byte order mark, and the longest sequence of UTF-8 that a chunk may cut in two. */
const sequenceMax = 4;

/** What the first bytes say; nothing for plain ASCII, which reads the same in all that do not announce themselves. */
function announced(bytes: Buffer): Encoding | undefined {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return undefined;
}

/** Whether bytes are UTF-8, a sequence cut at the end aside. */
function readsAsUtf8(bytes: Buffer): boolean {
  for (let cut = 0; cut < Math.min(sequenceMax, bytes.length + 1); cut++) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
  return false;
}

/**
 * Bytes to text: UTF-8, UTF-16 that announces itself, or what Excel of western Europe writes (windows-1252). Which of them
 * is noticed at the first byte that is not ASCII, so that at most a few bytes are held back and nothing is read twice.
 */
export class DecodeText extends Transform {
  #decoder: TextDecoder | undefined;
  #held: Buffer = Buffer.alloc(0);
  #isFirst = true;

  constructor() {
    super({ readableObjectMode: false, encoding: 'utf8' });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, this.#decoder ? this.#decoder.decode(chunk, { stream: true }) : this.#notice(Buffer.concat([this.#held, chunk])));
  }

  override _flush(done: TransformCallback): void {
    if (this.#held.length > 0) this.#decoder = new TextDecoder((this.#isFirst && announced(this.#held)) || (isUtf8(this.#held) ? 'utf-8' : 'windows-1252'));
    const rest = this.#held.length > 0 ? (this.#decoder?.decode(this.#held, { stream: true }) ?? '') : '';
    done(null, rest + (this.#decoder?.decode() ?? ''));
  }

  #notice(bytes: Buffer): string {
    this.#held = Buffer.alloc(0);
    if (this.#isFirst && bytes.length < sequenceMax) return this.#hold(bytes, 0);
    const mark = this.#isFirst ? announced(bytes) : undefined;
    this.#isFirst = false;
    const first = bytes.findIndex((byte) => byte > 0x7f);
    if (mark === undefined && first < 0) return bytes.toString('latin1');
    if (mark === undefined && bytes.length - first < sequenceMax) return this.#hold(bytes, first);
    this.#decoder = new TextDecoder(mark ?? (readsAsUtf8(bytes.subarray(first)) ? 'utf-8' : 'windows-1252'));
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** Too few bytes to tell. */
  #hold(bytes: Buffer, from: number): string {
    this.#held = bytes.subarray(from);
    return bytes.toString('latin1', 0, from);
  }
}

/** A body as text; what breaks it off breaks the text off. */
export function decoded(body: Readable): AsyncIterable<string> {
  const decoder = new DecodeText();
  return body.on('error', (error) => decoder.destroy(error)).pipe(decoder) as AsyncIterable<string>;
}
