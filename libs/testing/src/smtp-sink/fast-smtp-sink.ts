import type { FastJournalEntry } from './journal.js';
import { JournaledSink } from './journaled-sink.js';
import { SinkProcess } from './sink-process.js';

/** Options of the fast sink. */
export interface FastSinkOptions {
  /** A provider's latency: a mail is answered so much later, in order; other connections go on. */
  readonly messageDelayMs?: number;
  /** Counts only: for measuring without the journal's cost. */
  readonly journal?: boolean;
}

/** An SMTP server for benches: PIPELINING and CHUNKING as most servers offer them, no parsing beyond the envelope and where a mail ends, in its own process. */
export class FastSmtpSink extends JournaledSink<FastJournalEntry> {
  /** Starts one on a free port of 127.0.0.1. */
  static async start(options: FastSinkOptions = {}): Promise<FastSmtpSink> {
    return new FastSmtpSink(await SinkProcess.start('fast-smtp-sink.process', options));
  }

  /** How many messages it accepted, also without a journal. */
  async count(): Promise<number> {
    const { accepted } = (await this.process.tell({ count: true })) as { accepted: number };
    return accepted;
  }
}
