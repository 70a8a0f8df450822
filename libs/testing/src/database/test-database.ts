import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database that belongs to one spec file. */
export interface TestDatabase {
  readonly name: string;
  /** Its URL, for the code under test. */
  readonly url: string;
  /** One statement on it, for a test that looks behind the product. */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Drops it, open connections and all. */
  drop(): Promise<void>;
}

function serverUrl(): URL {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run specs through `npm test -- <path>`, which starts a PostgreSQL');
  return new URL(url);
}

async function once<Row extends pg.QueryResultRow>(url: string, statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, parameters)).rows;
  } finally {
    await client.end();
  }
}

async function onServer(statement: string): Promise<void> {
  await once(serverUrl().href, statement);
}

/**
 * Makes a fresh, empty database with a name of its own on the test server: call it in `beforeAll`, `drop` it in
 * `afterAll`. Spec files run in parallel, so nothing may be shared between them.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onServer(`create database "${name}"`);
  const url = Object.assign(serverUrl(), { pathname: `/${name}` }).href;
  return { name, url, query: (sql, parameters) => once(url, sql, parameters), drop: () => onServer(`drop database if exists "${name}" with (force)`) };
}
