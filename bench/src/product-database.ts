import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** Works in the embedded database of a running product, as its owner: for rows that would take hours by HTTP. */
export async function inDatabase(dataDir: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const dir = path.join(dataDir, 'postgres');
  const port = Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[3]);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'messaging', database: 'messaging', password: fs.readFileSync(`${dir}.password`, 'utf8').trim() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
