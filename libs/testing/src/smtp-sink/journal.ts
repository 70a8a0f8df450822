import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** One accepted message. */
export interface JournalEntry {
  /** ISO time of acceptance. */
  readonly at: string;
  readonly envelopeFrom: string;
  /** Accepted recipients. */
  readonly to: readonly string[];
  /** `Message-ID` with its angle brackets, empty when absent. */
  readonly messageId: string;
  /** Decoded. */
  readonly subject: string;
  readonly size: number;
  /** Where the bytes are, with `keepRaw`. */
  readonly rawFile?: string;
}

/** One accepted message of the fast sink, which looks at envelopes alone. */
export type FastJournalEntry = Pick<JournalEntry, 'at' | 'envelopeFrom' | 'to'>;

const newline = 10;

/** Reads a growing file of JSON lines, each part once; written by the sink's own process before it answers 250. */
export class JournalReader<Entry> {
  readonly #entries: Entry[] = [];
  #offset = 0;
  #tail: Buffer = Buffer.alloc(0);

  constructor(readonly file: string) {}

  /** Every entry up to now, the oldest first. */
  entries(): readonly Entry[] {
    const { size } = fs.statSync(this.file);
    if (size > this.#offset) this.#take(this.#read(size - this.#offset));
    return this.#entries;
  }

  /**
   * Waits until there are `wanted` entries, or until a predicate over all entries holds; returns them all.
   * Gives up `timeoutMs` after the last *progress* of the file, so that slow is not broken.
   */
  async waitFor(wanted: number | ((entries: readonly Entry[]) => boolean), timeoutMs = 10_000): Promise<readonly Entry[]> {
    const done = typeof wanted === 'number' ? (entries: readonly Entry[]) => entries.length >= wanted : wanted;
    let seen = -1;
    let end = 0;
    for (;;) {
      const entries = this.entries();
      if (done(entries)) return entries;
      if (entries.length !== seen) end = Date.now() + timeoutMs;
      seen = entries.length;
      if (Date.now() >= end) throw new Error(`the sink has ${seen} messages and got no further for ${timeoutMs} ms${typeof wanted === 'number' ? ` (${wanted} wanted)` : ''}`);
      await delay(10);
    }
  }

  #read(length: number): Buffer {
    const chunk = Buffer.alloc(length);
    const file = fs.openSync(this.file, 'r');
    const got = fs.readSync(file, chunk, 0, length, this.#offset);
    fs.closeSync(file);
    this.#offset += got;
    return Buffer.concat([this.#tail, chunk.subarray(0, got)]);
  }

  #take(bytes: Buffer): void {
    const whole = bytes.lastIndexOf(newline) + 1;
    this.#tail = bytes.subarray(whole);
    for (const line of bytes.toString('utf8', 0, whole).split('\n')) {
      if (line) this.#entries.push(JSON.parse(line) as Entry);
    }
  }
}
