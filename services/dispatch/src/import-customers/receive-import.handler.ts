import { createHash, type Hash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { storableText, type Channel, type CustomerImport, type ImportWarning } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SettingsReader } from '../settings/settings-reader.js';
import type { HeaderReading } from './csv-columns.rules.js';
import { decoded } from './decode-text.js';
import { habitsOf, type ImportedCustomer, type ImportHabits, type ReadLine, type RejectedLine } from './import-line.rules.js';
import { importView } from './import-view.rules.js';
import { warningsOf } from './import-warnings.rules.js';
import { endReceiving, failImport, findFirst, findImport, insertArrived, insertImport, rememberAnswer, type ArrivedLines } from './import.sql.js';
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
export interface ImportRequest extends HeaderReading {
  readonly hubId: string;
  readonly format: 'csv' | 'ndjson';
  /** What everybody of the file agreed to, and what that rests on. */
  readonly consent?: ConsentBasis;
  /** `Idempotency-Key`: kept as long as the import. */
  readonly key?: string | undefined;
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

  async receive(request: ImportRequest): Promise<Result<CustomerImport>> {
    const { hubId, key } = request;
    const hash = hashOf(request);
    const first = await this.#first(request);
    if (first) return firstAnswer(first, await hashWhole(hash, request.body));
    const id = newId();
    const begun = await this.database.inHub(hubId, (tx) => insertImport(tx, { id, hubId, key, runningMax, createdAt: this.clock.now() }));
    if (!begun) return (await this.#first(request)) ? stillComing : busy;
    try {
      const settings = await this.settings.tree(hubId);
      const file = await openFile({ ...request, body: hashed(request.body, hash) }, { id, habits: { ...habitsOf(settings), now: this.clock.now(), idsOfAddressesIn: request.isIdOfAddress ? settings.hub.country : undefined } });
      if (!file.ok) {
        await this.#fail(hubId, id, file.problem.detail);
        return file;
      }
      await this.#keep({ id, hubId, country: settings.hub.country }, file.value.lines);
      const answer = await this.#end({ id, hubId }, { ignoredColumns: file.value.ignoredColumns, bodyHash: hash.digest('hex') });
      this.runner.wake();
      return answer;
    } catch (error) {
      await this.#fail(hubId, id, error instanceof UnreadableFile ? error.message : 'The file broke off.');
      if (error instanceof UnreadableFile) return refuse(error.problem);
      throw error;
    }
  }

  async #first({ hubId, key }: ImportRequest) {
    return key === undefined ? undefined : this.database.inHub(hubId, (tx) => findFirst(tx, hubId, key));
  }

  /** All of the file is here: the answer that it is given now is the one that it will be given again. */
  async #end({ id, hubId }: { id: string; hubId: string }, { ignoredColumns, bodyHash }: { ignoredColumns: readonly string[]; bodyHash: string }): Promise<Result<CustomerImport>> {
    return this.database.inHub(hubId, async (tx) => {
      await endReceiving(tx, id, ignoredColumns.map((column) => storableText(column)));
      const row = await findImport(tx, hubId, id);
      if (!row) return importNotFound;
      const answer = importView(row);
      await rememberAnswer(tx, id, { bodyHash, answer });
      return ok(answer);
    });
  }

  async #keep(place: { id: string; hubId: string; country: string }, lines: AsyncIterable<ReadLine>): Promise<void> {
    let arrived: ReadLine[] = [];
    let number = 0;
    const flush = async (): Promise<void> => {
      number += 1;
      const part = partOf(arrived, place.country);
      if (arrived.length > 0) await this.database.inHub(place.hubId, (tx) => insertArrived(tx, place, { number, ...part }));
      arrived = [];
    };
    for await (const read of atMostLines(lines)) {
      arrived.push(read);
      if (arrived.length === chunkLines) await flush();
    }
    await flush();
  }

  #fail(hubId: string, id: string, detail: string): Promise<void> {
    return this.database.inHub(hubId, (tx) => failImport(tx, id, storableText(detail)));
  }
}

const busy = refuse({ kind: 'conflict', code: 'IMPORT.BUSY', detail: `The hub has ${runningMax} imports running; wait for one to finish.` });
export const importNotFound = refuse({ kind: 'not_found', code: 'IMPORT.NOT_FOUND', detail: 'There is no such import.' });
const stillComing = refuse({ kind: 'conflict', code: 'IMPORT.STILL_COMING', detail: 'The file sent with this Idempotency-Key is still being received; ask again when that is finished.' });

function firstAnswer({ bodyHash, answer }: { bodyHash: string | null; answer: CustomerImport | null }, hash: string): Result<CustomerImport> {
  if (!answer) return stillComing;
  if (bodyHash === hash) return ok(answer);
  return refuse({ kind: 'conflict', code: 'REQUEST.IDEMPOTENCY_CONFLICT', detail: 'This Idempotency-Key was used with another file or other reading options.' });
}

async function openFile({ format, mapping, consent, body }: ImportRequest, { id, habits: said }: { id: string; habits: Omit<ImportHabits, 'consentSource'> }): Promise<Result<ReadFile>> {
  const habits: ImportHabits = { ...said, consentSource: consent?.source ?? `import:${id}`, agreed: consent?.channels ?? [] };
  const text = decoded(body);
  return format === 'csv' ? readCsv(text, { mapping, habits }) : ok({ ignoredColumns: [], lines: readNdjson(text, habits) });
}

/** Lines that came together, told apart. */
function partOf(lines: readonly ReadLine[], country: string): Omit<ArrivedLines, 'number'> {
  const part = { customers: [] as ImportedCustomer[], lines: [] as RejectedLine[], warnings: [] as ImportWarning[] };
  for (const { ok: isCustomer, ...read } of lines) {
    if (!isCustomer) part.lines.push(read as RejectedLine);
    else {
      const { leftOut, ...customer } = read as ImportedCustomer;
      part.customers.push(customer);
      part.warnings.push(...warningsOf(read as ImportedCustomer, country).map((warning) => ({ line: read.line, raw: read.raw, code: warning.code, detail: warning.detail, ...(warning.text && { text: warning.text }), fields: warning.fields })));
    }
  }
  return part;
}

/** What makes two files the same request: how they are to be read, then every byte. */
const hashOf = ({ format, mapping, consent, isIdOfAddress }: ImportRequest): Hash => createHash('sha256').update(JSON.stringify([format, mapping, consent ?? null, ...(isIdOfAddress ? ['idFrom=address'] : [])]));

/** The same bytes, counted in on their way. */
function hashed(body: Readable, hash: Hash): Readable {
  const tap = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return body.on('error', (error) => tap.destroy(error)).pipe(tap);
}

async function hashWhole(hash: Hash, body: Readable): Promise<string> {
  for await (const chunk of body as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
