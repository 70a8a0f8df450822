import type { Readable } from 'node:stream';
import { storableText, type Channel } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SettingsReader } from '../settings/settings-reader.js';
import type { ColumnMapping } from './csv-columns.rules.js';
import { decoded } from './decode-text.js';
import { habitsOf, type ImportedCustomer, type ImportHabits, type ReadLine, type RejectedLine } from './import-line.rules.js';
import { endReceiving, failImport, findImport, insertArrived, insertImport, type ImportRow } from './import.sql.js';
import { atMostLines, readCsv, readNdjson, UnreadableFile, type ReadFile } from './read-lines.js';
import { RunImports } from './run-imports.js';

/** Lines that are kept in one transaction, and taken on in one: some 100 KB. */
const chunkLines = 500;
/** Files of a hub that come, or wait, at once. */
const runningMax = 4;

/** Consent to marketing that a whole file brings along. */
export interface ConsentBasis {
  readonly channels: readonly Channel[];
  readonly source?: string;
}

/** A file as the caller sends it. */
export interface ImportRequest {
  readonly hubId: string;
  readonly format: 'csv' | 'ndjson';
  readonly mapping: ColumnMapping;
  /** What everybody of the file agreed to, and what that rests on. */
  readonly consent?: ConsentBasis;
  readonly body: Readable;
}

/**
 * Takes a file of customers: its lines are read as they come and stand in the database when it has ended, so that a file
 * of a million lines needs the memory of some hundreds, and what was answered 202 is taken on whatever dies.
 */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly runner: RunImports,
  ) {}

  async receive(request: ImportRequest): Promise<Result<ImportRow>> {
    const { hubId } = request;
    const id = newId();
    const begun = await this.database.inHub(hubId, (tx) => insertImport(tx, { id, hubId, runningMax, createdAt: this.clock.now() }));
    if (!begun) return busy;
    try {
      const file = await this.#open(request, id);
      if (!file.ok) {
        await this.#fail(hubId, id, file.problem.detail);
        return file;
      }
      await this.#keep({ id, hubId }, file.value.lines);
      await this.database.inHub(hubId, (tx) => endReceiving(tx, id, file.value.ignoredColumns.map((column) => storableText(column))));
    } catch (error) {
      await this.#fail(hubId, id, error instanceof UnreadableFile ? error.message : 'The file broke off.');
      if (error instanceof UnreadableFile) return refuse({ kind: 'rule', code: 'IMPORT.FILE_UNREADABLE', detail: `The file cannot be read: ${error.message}.` });
      throw error;
    }
    this.runner.wake();
    const row = await this.database.inHub(hubId, (tx) => findImport(tx, hubId, id));
    return row ? ok(row) : importNotFound;
  }

  async #open({ hubId, format, mapping, consent, body }: ImportRequest, id: string): Promise<Result<ReadFile>> {
    const habits: ImportHabits = { ...habitsOf(await this.settings.tree(hubId)), consentSource: consent?.source ?? `import:${id}`, agreed: consent?.channels ?? [] };
    const text = decoded(body);
    return format === 'csv' ? readCsv(text, { mapping, habits }) : ok({ ignoredColumns: [], lines: readNdjson(text, habits) });
  }

  async #keep(place: { id: string; hubId: string }, lines: AsyncIterable<ReadLine>): Promise<void> {
    let customers: ImportedCustomer[] = [];
    let refused: RejectedLine[] = [];
    let count = 0;
    const flush = async (): Promise<void> => {
      const arrived = { number: Math.ceil(count / chunkLines), customers, lines: refused };
      if (customers.length + refused.length > 0) await this.database.inHub(place.hubId, (tx) => insertArrived(tx, place, arrived));
      [customers, refused] = [[], []];
    };
    for await (const read of atMostLines(lines)) {
      count += 1;
      const { ok: isCustomer, ...line } = read;
      if (isCustomer) customers.push(line as ImportedCustomer);
      else refused.push(line as RejectedLine);
      if (count % chunkLines === 0) await flush();
    }
    await flush();
  }

  #fail(hubId: string, id: string, detail: string): Promise<void> {
    return this.database.inHub(hubId, (tx) => failImport(tx, id, storableText(detail)));
  }
}

const busy = refuse({ kind: 'conflict', code: 'IMPORT.BUSY', detail: `The hub has ${runningMax} imports under way; wait for one to end.` });
export const importNotFound = refuse({ kind: 'not_found', code: 'IMPORT.NOT_FOUND', detail: 'There is no such import.' });
