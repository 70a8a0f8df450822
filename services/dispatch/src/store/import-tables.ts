import { defineEntity, hubWall, p } from '@messaging/persistence';

/** Files of customers, their lines that wait to be taken on, those that could not be, and those at which somebody should look. */
export const imports = () => [customerImport(), customerImportChunk(), customerImportRejection(), customerImportWarning()];

const customerImport = () =>
  defineEntity({
    name: 'CustomerImport',
    tableName: 'customer_import',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      state: p.text(),
      received: p.integer().default(0),
      accepted: p.integer().default(0),
      rejected: p.integer().default(0),
      /** Lines with a warning. */
      warned: p.integer().default(0),
      created: p.integer().default(0),
      updated: p.integer().default(0),
      unchanged: p.integer().default(0),
      repeated: p.integer().default(0),
      ignoredColumns: p.json().defaultRaw(`'[]'`),
      detail: p.text().nullable(),
      createdAt: p.datetime(3),
      finishedAt: p.datetime(3).nullable(),
      /** Times in a row that its next part could not be taken on. */
      failures: p.integer().default(0),
      idempotencyKey: p.text().nullable(),
      /** Of the body and how it was to be read, once all of it had come. */
      bodyHash: p.text().nullable(),
      answer: p.json().nullable(), // the first one
      /** When something last came of it: which is next, and which has been given up. */
      touchedAt: p.datetime(),
    },
    indexes: [{ name: 'customer_import_open', properties: ['state', 'touchedAt'], where: `state in ('receiving', 'running')` }],
    uniques: [{ name: 'customer_import_once', properties: ['hubId', 'idempotencyKey'] }],
  });

/** Lines that were read, up to 500 together; gone when they were taken on. */
const customerImportChunk = () =>
  defineEntity({
    name: 'CustomerImportChunk',
    tableName: 'customer_import_chunk',
    ...hubWall,
    primaryKeys: ['importId', 'number'],
    properties: { importId: p.uuid().primary(), number: p.integer().primary(), hubId: p.text(), customers: p.json() },
  });

const customerImportRejection = () =>
  defineEntity({
    name: 'CustomerImportRejection',
    tableName: 'customer_import_rejection',
    ...hubWall,
    primaryKeys: ['importId', 'line'],
    properties: { importId: p.uuid().primary(), line: p.integer().primary(), hubId: p.text(), code: p.text(), detail: p.text(), raw: p.text(), spanish: p.text().nullable() },
  });

const customerImportWarning = () =>
  defineEntity({
    name: 'CustomerImportWarning',
    tableName: 'customer_import_warning',
    ...hubWall,
    primaryKeys: ['importId', 'line', 'code'],
    properties: { importId: p.uuid().primary(), line: p.integer().primary(), code: p.text().primary(), hubId: p.text(), fields: p.json(), detail: p.text(), raw: p.text(), spanish: p.text().nullable() },
  });
