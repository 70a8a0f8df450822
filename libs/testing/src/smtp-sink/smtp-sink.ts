import fs from 'node:fs';
import type { SinkBehaviour, SinkOptions } from './behaviour.js';
import type { JournalEntry } from './journal.js';
import { JournaledSink } from './journaled-sink.js';
import { SinkProcess } from './sink-process.js';

/** A real SMTP server in a process of its own that journals what it accepts and misbehaves on request. */
export class SmtpSink extends JournaledSink<JournalEntry> {
  /** Starts one on a free port of 127.0.0.1. */
  static async start(options: SinkOptions = {}): Promise<SmtpSink> {
    return new SmtpSink(await SinkProcess.start('smtp-sink.process', options));
  }

  /** Replaces the whole behaviour; `{}` accepts everything again. In force when this resolves. */
  async behave(behaviour: SinkBehaviour): Promise<void> {
    await this.process.tell({ behaviour });
  }

  /** The bytes of an accepted message; needs `keepRaw`. */
  raw(entry: JournalEntry): Buffer {
    if (entry.rawFile === undefined) throw new Error('start the sink with { keepRaw: true }');
    return fs.readFileSync(entry.rawFile);
  }
}
