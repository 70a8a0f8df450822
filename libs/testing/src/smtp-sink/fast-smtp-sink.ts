import { JournalReader, type FastJournalEntry } from './journal.js';
import { SinkProcess } from './sink-process.js';

/** Options of the fast sink. */
export interface FastSinkOptions {
  /** A provider's latency: the final dot is answered so much later, in order; other connections go on. */
  readonly messageDelayMs?: number;
  /** Counts only: for measuring without the journal's cost. */
  readonly journal?: boolean;
}

/** An SMTP server for benches: PIPELINING, no parsing beyond the envelope and the final dot, in its own process. */
export class FastSmtpSink {
  readonly #reader: JournalReader<FastJournalEntry>;

  private constructor(private readonly process: SinkProcess) {
    this.#reader = new JournalReader(process.journalFile);
  }

  /** Starts one on a free port of 127.0.0.1. */
  static async start(options: FastSinkOptions = {}): Promise<FastSmtpSink> {
    return new FastSmtpSink(await SinkProcess.start('fast-smtp-sink.process', options));
  }

  get port(): number {
    return this.process.port;
  }

  get host(): string {
    return '127.0.0.1';
  }

  /** For measuring the sink's own CPU time apart. */
  get pid(): number {
    return this.process.pid;
  }

  /** How many messages it accepted, also without a journal. */
  async count(): Promise<number> {
    const { accepted } = (await this.process.tell({ count: true })) as { accepted: number };
    return accepted;
  }

  /** Every accepted envelope up to now. */
  journal(): readonly FastJournalEntry[] {
    return this.#reader.entries();
  }

  /** See `JournalReader.waitFor`. */
  waitFor(wanted: number | ((entries: readonly FastJournalEntry[]) => boolean), timeoutMs?: number): Promise<readonly FastJournalEntry[]> {
    return this.#reader.waitFor(wanted, timeoutMs);
  }

  close(): Promise<void> {
    return this.process.close();
  }
}
