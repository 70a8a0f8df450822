import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database that belongs to one spec file. */
export interface TestDatabase {
  readonly name: string;
  /** Its URL, for the code under test. */
  readonly url: string;
  /** Drops it, open connections and all. */
  drop(): Promise<void>;
}

function serverUrl(): URL {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run specs through `npm test -- <path>`, which starts a PostgreSQL');
  return new URL(url);
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl().href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Makes a fresh, empty database with a name of its own on the test server: call it in `beforeAll`, `drop` it in
 * `afterAll`. Spec files run in parallel, so nothing may be shared between them.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onServer(`create database "${name}"`);
  const url = Object.assign(serverUrl(), { pathname: `/${name}` }).href;
  return { name, url, drop: () => onServer(`drop database if exists "${name}" with (force)`) };
}
