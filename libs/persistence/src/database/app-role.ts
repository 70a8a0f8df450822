import pg from 'pg';

/** The role that requests of one service run under: no login, no ownership, no BYPASSRLS. */
export const appRole = (schema: string): string => `${schema}_app`;

/** Makes the request role. Several databases of one cluster share roles, so a concurrent creation is no error. */
export async function ensureAppRole(client: pg.Client, schema: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole(schema));
  await client.query(`
    do $$ begin
      create role ${role} nologin nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`);
  const { rows } = await client.query<{ member: boolean }>(`select pg_has_role(current_user, $1, 'SET') as member`, [appRole(schema)]);
  if (!rows[0]?.member) await client.query(`grant ${role} to current_user`);
}

/** Grants what requests need on every table of the schema, present and future. */
export async function grantToAppRole(client: pg.Client, schema: string): Promise<void> {
  const [name, role] = [pg.escapeIdentifier(schema), pg.escapeIdentifier(appRole(schema))];
  await client.query(`grant usage on schema ${name} to ${role}`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${name} to ${role}`);
  await client.query(`grant usage on all sequences in schema ${name} to ${role}`);
}

/**
 * True if the request role, with no hub set, can see a row of any table that has a `hub_id` column, or could once there
 * is one: a table without row level security counts also while it is empty.
 */
export async function leaksWithoutHub(pool: pg.Pool, schema: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    const { rows } = await client.query<{ table_name: string; walled: boolean }>(
      `select c.relname as table_name, c.relrowsecurity as walled from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and a.attname = 'hub_id' and not a.attisdropped`,
      [pg.escapeIdentifier(schema)],
    );
    if (rows.length === 0) return false;
    if (rows.some((row) => !row.walled)) return true;
    await client.query(`set local role ${pg.escapeIdentifier(appRole(schema))}`);
    const probes = rows.map((row) => `exists (select 1 from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(row.table_name)})`);
    const seen = await client.query<{ leak: boolean }>(`select ${probes.join(' or ')} as leak`);
    return seen.rows[0]?.leak === true;
  } finally {
    await giveBack(client);
  }
}

/** Ends the transaction; a connection that cannot do so must not go back to the pool with the role still set. */
async function giveBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
