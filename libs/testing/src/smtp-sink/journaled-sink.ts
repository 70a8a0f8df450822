import { JournalReader } from './journal.js';
import type { SinkProcess } from './sink-process.js';

/** What every sink offers: a server in a process of its own, on a free port of 127.0.0.1, that journals what it accepts. */
export abstract class JournaledSink<Entry> {
  readonly host = '127.0.0.1';
  readonly #reader: JournalReader<Entry>;

  protected constructor(protected readonly process: SinkProcess) {
    this.#reader = new JournalReader(process.journalFile);
  }

  get port(): number {
    return this.process.port;
  }

  /** For measuring the sink's own CPU time apart. */
  get pid(): number {
    return this.process.pid;
  }

  /** Everything accepted up to now. */
  journal(): readonly Entry[] {
    return this.#reader.entries();
  }

  /** See `JournalReader.waitFor`. */
  waitFor(wanted: number | ((entries: readonly Entry[]) => boolean), timeoutMs?: number): Promise<readonly Entry[]> {
    return this.#reader.waitFor(wanted, timeoutMs);
  }

  close(): Promise<void> {
    return this.process.close();
  }
}
