import fs from 'node:fs';
import path from 'node:path';
import { newId } from '@messaging/kernel';
import type { QueuePhase } from '../store/queue-tables.js';
import { bootId, firstLine, readFormerCalls, type FormerCalls, type JournaledResult } from './former-calls.js';

/** A file of this size is followed by a new one. */
const fileMaxBytes = 16 * 2 ** 20;

/** One file of the journal, and how many of its calls are not recorded yet. */
interface JournalFile {
  readonly path: string;
  readonly handle: number;
  bytes: number;
  open: number;
}

/**
 * Notes calls as they begin and end, in a file of this machine (ADR 36).
 * What was written survives the death of this process, and costs microseconds where a commit takes milliseconds: so messages may be
 * marked ahead of their connections, and after a crash only those are in doubt whose call had begun. It does not survive a
 * power failure; then every mark is in doubt.
 */
export class CallJournal {
  readonly #holders = new Set<string>();
  readonly #fileOf = new Map<string, JournalFile>();
  #file: JournalFile | undefined;
  /** Lines that the next call takes along. */
  #ended = '';
  #isBroken = false;

  constructor(
    private readonly dir: string,
    private readonly onTrouble: (where: string, error: unknown) => void,
  ) {}

  /** What a process that is gone has left here. Asked before anything is followed. */
  former(): FormerCalls {
    fs.rmSync(this.#forgotten, { recursive: true, force: true });
    const files = fs.existsSync(this.dir) ? fs.readdirSync(this.dir) : [];
    return readFormerCalls(files.map((name) => path.join(this.dir, name)));
  }

  /** Everything that it tells has been taken into the ledger. All files go at once: some of them alone would tell that a call had not begun. */
  forgetFormer(): void {
    if (!fs.existsSync(this.dir)) return;
    fs.renameSync(this.dir, this.#forgotten);
    fs.rmSync(this.#forgotten, { recursive: true });
  }

  /** Follows nobody in this process. */
  giveUp(): void {
    this.#isBroken = true;
  }

  /** Follows the calls of a turn's holder from here on. False: it cannot, and only marks tell who may have been called. */
  follow(holder: string): boolean {
    if (bootId === undefined || !this.#write(`holder ${holder}\n`)) return false;
    this.#holders.add(holder);
    return true;
  }

  /** The holder calls nobody any more. */
  leave(holder: string): void {
    this.#holders.delete(holder);
    this.#dropIdle();
  }

  /** A message that was not simply queued is about to be marked for this attempt. */
  marks(attemptId: string, phase: QueuePhase): void {
    this.#write(`marks ${attemptId} ${phase}\n`);
  }

  /** A call is about to begin. False: it could not be noted and must not begin. */
  begins(attemptId: string): boolean {
    const ended = this.#ended;
    this.#ended = '';
    if (!this.#write(`${ended}begun ${attemptId}\n`) || !this.#file) return false;
    this.#file.open++;
    this.#fileOf.set(attemptId, this.#file);
    return true;
  }

  /** A call has ended. Written with the next one: until then, nobody else has the connection that it left. */
  ended(attemptId: string, result: JournaledResult): void {
    this.#ended += `ended ${attemptId} ${JSON.stringify(result)}\n`;
  }

  /** The ledger has a call's result. */
  recorded(attemptId: string): void {
    const file = this.#fileOf.get(attemptId);
    if (!file) return;
    this.#fileOf.delete(attemptId);
    file.open--;
    if (file.open === 0 && file !== this.#file) this.#remove(file);
    this.#dropIdle();
  }

  /** Leaves nothing behind, unless a call is not recorded. */
  close(): void {
    this.#holders.clear();
    if (this.#fileOf.size > 0) this.#write(this.#ended);
    this.#dropIdle();
  }

  /** Addresses and values stand in it: it stays no longer than it is needed. */
  #dropIdle(): void {
    if (this.#holders.size + this.#fileOf.size > 0 || !this.#file) return;
    this.#remove(this.#file);
    this.#file = undefined;
    this.#ended = '';
  }

  /** What was taken into the ledger lies here while it is being removed. */
  get #forgotten(): string {
    return `${this.dir}.recorded`;
  }

  #write(lines: string): boolean {
    if (this.#isBroken) return false;
    try {
      if (!this.#file || this.#file.bytes > fileMaxBytes) this.#begin();
      if (this.#file) append(this.#file, lines);
      return true;
    } catch (error) {
      this.#isBroken = true;
      this.onTrouble('call journal', error);
      return false;
    }
  }

  #begin(): void {
    const before = this.#file;
    fs.mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    const file = path.join(this.dir, `${newId()}.log`);
    this.#file = { path: file, handle: fs.openSync(file, 'a', 0o600), bytes: 0, open: 0 };
    append(this.#file, `${firstLine()}\n${[...this.#holders].map((holder) => `holder ${holder}\n`).join('')}`);
    if (before?.open === 0) this.#remove(before); // only now: without either file nobody could tell who was not called
  }

  #remove(file: JournalFile): void {
    fs.closeSync(file.handle);
    fs.rmSync(file.path, { force: true });
  }
}

function append(file: JournalFile, lines: string): void {
  const bytes = Buffer.from(lines);
  const written = fs.writeSync(file.handle, bytes);
  if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes were written to ${file.path}`);
  file.bytes += written;
}
