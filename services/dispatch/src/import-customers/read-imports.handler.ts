import type { CustomerImport, ImportWarning, RejectedImportLine } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { importView } from './import-view.rules.js';
import { findImport, listImports, listRejected, listWarnings, resumeImport, type WarningPlace } from './import.sql.js';
import { importNotFound } from './receive-import.handler.js';

const filePageSize = 2000;

/** How an import stands, and what it could not take. */
@Injectable()
export class ReadImports {
  constructor(private readonly database: Database) {}

  async one(hubId: string, id: string): Promise<Result<CustomerImport>> {
    const row = await this.database.inHub(hubId, (tx) => findImport(tx, hubId, id));
    return row ? ok(importView(row)) : importNotFound;
  }

  async list(hubId: string, { before, limit }: { before: string | undefined; limit: number }): Promise<Page<CustomerImport>> {
    const rows = await this.database.inHub(hubId, (tx) => listImports(tx, hubId, { before, limit: limit + 1 }));
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => ({ id }));
    return { items: items.map(importView), nextCursor };
  }

  /** One that stood aside goes on. Idempotent while it runs, and when it has completed. */
  async resume(hubId: string, id: string): Promise<Result<CustomerImport>> {
    return this.database.inHub(hubId, async (tx) => {
      await resumeImport(tx, hubId, id);
      const row = await findImport(tx, hubId, id);
      if (!row) return importNotFound;
      return row.state === 'failed' || row.state === 'receiving' ? nothingLeft : ok(importView(row));
    });
  }

  async rejected(hubId: string, id: string, { after, limit }: { after: number; limit: number }): Promise<Result<Page<RejectedImportLine>>> {
    return this.database.inHub(hubId, async (tx) => {
      if (!(await findImport(tx, hubId, id))) return importNotFound;
      const rows = await listRejected(tx, id, { after, limit: limit + 1 });
      return ok(pageOf(rows, limit, ({ line }) => ({ line })));
    });
  }

  async warnings(hubId: string, id: string, { after, limit }: { after: WarningPlace; limit: number }): Promise<Result<Page<ImportWarning>>> {
    return this.database.inHub(hubId, async (tx) => {
      if (!(await findImport(tx, hubId, id))) return importNotFound;
      const rows = await listWarnings(tx, id, { after, limit: limit + 1 });
      return ok(pageOf(rows, limit, ({ line, code }) => ({ line, code })));
    });
  }

  /** All warnings, page by page, for a file. */
  async *warningLines(hubId: string, id: string): AsyncGenerator<readonly ImportWarning[]> {
    for (let after: WarningPlace = firstWarning; ; ) {
      const rows = await this.database.inHub(hubId, (tx) => listWarnings(tx, id, { after, limit: filePageSize }));
      if (rows.length > 0) yield rows;
      after = rows.at(-1) ?? after;
      if (rows.length < filePageSize) return;
    }
  }

  /** All rejected lines, page by page, for a file. */
  async *lines(hubId: string, id: string): AsyncGenerator<readonly RejectedImportLine[]> {
    for (let after = 0; ; ) {
      const rows = await this.database.inHub(hubId, (tx) => listRejected(tx, id, { after, limit: filePageSize }));
      if (rows.length > 0) yield rows;
      after = rows.at(-1)?.line ?? after;
      if (rows.length < filePageSize) return;
    }
  }
}

/** Before the first of a file. */
export const firstWarning: WarningPlace = { line: 0, code: '' };

const nothingLeft = refuse({ kind: 'conflict', code: 'IMPORT.NOTHING_LEFT', detail: 'This file is no longer kept; send it again.' });
