import fs from 'node:fs';
import type { SinkBehaviour, SinkOptions } from './behaviour.js';
import { JournalReader, type JournalEntry } from './journal.js';
import { SinkProcess } from './sink-process.js';

/** A real SMTP server in a process of its own that journals what it accepts and misbehaves on request. */
export class SmtpSink {
  readonly #reader: JournalReader<JournalEntry>;

  private constructor(private readonly process: SinkProcess) {
    this.#reader = new JournalReader(process.journalFile);
  }

  /** Starts one on a free port of 127.0.0.1. */
  static async start(options: SinkOptions = {}): Promise<SmtpSink> {
    return new SmtpSink(await SinkProcess.start('smtp-sink.process', options));
  }

  get port(): number {
    return this.process.port;
  }

  get host(): string {
    return '127.0.0.1';
  }

  get pid(): number {
    return this.process.pid;
  }

  /** Replaces the whole behaviour; `{}` accepts everything again. In force when this resolves. */
  async behave(behaviour: SinkBehaviour): Promise<void> {
    await this.process.tell({ behaviour });
  }

  /** Every accepted message up to now. */
  journal(): readonly JournalEntry[] {
    return this.#reader.entries();
  }

  /** See `JournalReader.waitFor`. */
  waitFor(wanted: number | ((entries: readonly JournalEntry[]) => boolean), timeoutMs?: number): Promise<readonly JournalEntry[]> {
    return this.#reader.waitFor(wanted, timeoutMs);
  }

  /** The bytes of an accepted message; needs `keepRaw`. */
  raw(entry: JournalEntry): Buffer {
    if (entry.rawFile === undefined) throw new Error('start the sink with { keepRaw: true }');
    return fs.readFileSync(entry.rawFile);
  }

  close(): Promise<void> {
    return this.process.close();
  }
}
