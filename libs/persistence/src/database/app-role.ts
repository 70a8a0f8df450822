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

/** True if the request role, with no hub set, can see a row of any table that has a `hub_id` column. */
export async function leaksWithoutHub(pool: pg.Pool, schema: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    const { rows } = await client.query<{ table_name: string }>(
      `select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = $1 and c.column_name = 'hub_id' and t.table_type = 'BASE TABLE'`,
      [schema],
    );
    await client.query(`set local role ${pg.escapeIdentifier(appRole(schema))}`);
    const probes = rows.map((row) => `exists (select 1 from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(row.table_name)})`);
    if (probes.length === 0) return false;
    const seen = await client.query<{ leak: boolean }>(`select ${probes.join(' or ')} as leak`);
    return seen.rows[0]?.leak === true;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
