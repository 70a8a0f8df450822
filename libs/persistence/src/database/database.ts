import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, defineConfig, type EntitySchema, type MigrationObject } from '@mikro-orm/postgresql';
import pg from 'pg';
import { appRole, ensureAppRole, grantToAppRole, leaksWithoutHub } from './app-role.js';
import { statementName } from './statement-name.js';
import { Tx } from './tx.js';

/** What a service needs to open its schema. */
export interface DatabaseOptions {
  readonly url: string;
  /** One PostgreSQL schema per service; nobody reads another's. */
  readonly schema: string;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly MigrationObject[];
  /** Connections at most; 8 beat 20 on 2 cores (DESIGN.md section 8). */
  readonly poolMax?: number;
  readonly onWarning?: (message: string) => void;
}

/** Connections of their own beside a service's pool. */
export interface ApartOptions {
  /** At most. */
  readonly connections: number;
  /** Server settings of these sessions, e.g. `{ enable_seqscan: 'off' }`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How a transaction of the owning role ends. */
export interface CommitOptions {
  /**
   * False: the commit does not wait for the disk (`synchronous_commit = off`). Should the server crash, the last 0.6 s of such
   * commits may never have been, and whatever was committed after them neither: for work that is done again then.
   */
  readonly waitsForDisk: boolean;
}

/** timestamptz and timestamp as `Date`, bigint as number: our counters and positions stay far below 2^53. */
const timestampTypes = { timestamptz: 1184, timestamp: 1114, bigint: 20 } as const;

/** One service's schema: its ORM, its pool and its transactions. */
export class Database {
  readonly #apart: pg.Pool[] = [];

  private constructor(
    readonly orm: MikroORM,
    readonly schema: string,
    readonly url: string,
    private readonly pool: pg.Pool,
  ) {}

  /** Connects, creates the schema and its request role when missing, and migrates under an advisory lock. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const orm = await MikroORM.init(ormConfig(options));
    try {
      const pool = await orm.em.getConnection().getNativeClient();
      const database = new Database(orm, options.schema, options.url, pool);
      await database.#migrate();
      return database;
    } catch (error) {
      await orm.close(true);
      throw error;
    }
  }

  /** A transaction as the owning role: workers, consumers, sequencer. Every statement takes `hub_id` from its row. */
  async transaction<T>(work: (tx: Tx) => Promise<T>, { waitsForDisk }: CommitOptions = { waitsForDisk: true }): Promise<T> {
    return this.#run(work, waitsForDisk ? undefined : 'set local synchronous_commit = off');
  }

  /** A transaction for one hub's request: the request role, behind the hub wall. */
  async inHub<T>(hubId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#run(work, this.#enterHub(hubId), { mustHold: true });
  }

  /** One statement of its own, as the owning role. */
  async query<Row extends pg.QueryResultRow = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query<Row>({ ...statementName(sql), text: sql, values: [...parameters] });
    return result.rows;
  }

  /** The same schema over connections of their own; they end with this one's. */
  apart({ connections, settings }: ApartOptions): Database {
    const pool = new pg.Pool({ connectionString: this.url, max: connections, ...connectionOptions(this.schema, settings) });
    pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next use
    // One in use fails its queries by itself; the error it also emits ends the process if nobody listens (MikroORM listens on its own pool's).
    pool.on('connect', (client) => client.on('error', () => undefined));
    this.#apart.push(pool);
    return new Database(this.orm, this.schema, this.url, pool);
  }

  /** A session outside the pool, for advisory locks and LISTEN. The caller ends it. */
  async session(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, options: `-c search_path=${this.schema}`, keepAlive: true });
    client.on('error', () => undefined); // the query in flight rejects by itself; without a listener the process dies
    await client.connect();
    return client;
  }

  /** SQL that would bring the migrated schema to what the entities say; empty when there is no drift. */
  async drift(): Promise<string> {
    return (await this.orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
  }

  /** Readiness: the request role sees no row of a hub-scoped table when no hub is set. */
  async wallHolds(): Promise<boolean> {
    return !(await leaksWithoutHub(this.pool, this.schema));
  }

  /** Connections in use and waiting callers, for metrics. */
  get poolState(): { total: number; idle: number; waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  async close(): Promise<void> {
    await Promise.all(this.#apart.map((pool) => pool.end()));
    await this.orm.close(true);
  }

  /** `entering`: what is set until the end of the transaction. `mustHold`: nothing is asked before that is known to hold. */
  async #run<T>(work: (tx: Tx) => Promise<T>, entering: string | undefined, { mustHold } = { mustHold: false }): Promise<T> {
    const client = await this.pool.connect();
    const tx = new Tx(client);
    let broken: Error | undefined;
    try {
      // As the owner, `begin` travels with the first statement (pipeline). Into a hub it is awaited: were it to fail, what
      // follows would run without the wall.
      const begun = client.query(entering === undefined ? 'begin' : `begin; ${entering}`);
      if (mustHold) await begun;
      else begun.catch(() => undefined);
      const value = await work(tx);
      await begun;
      await commit(client);
      tx.committed();
      return value;
    } catch (error) {
      // A connection that cannot even roll back is thrown away; the server ends its transaction.
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      if (isStalePlan(error)) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Both last until the end of the transaction. */
  #enterHub(hubId: string): string {
    return `set local role ${pg.escapeIdentifier(appRole(this.schema))}; set local app.hub_id = ${pg.escapeLiteral(hubId)}`;
  }

  /** One instance migrates, the others wait at the lock and then find nothing to do. */
  async #migrate(): Promise<void> {
    const session = await this.session();
    try {
      await session.query('select pg_advisory_lock(hashtext($1))', [`migrate:${this.schema}`]);
      await session.query(`create schema if not exists ${pg.escapeIdentifier(this.schema)}`);
      await ensureAppRole(session, this.schema);
      await this.orm.migrator.up();
      await grantToAppRole(session, this.schema);
    } finally {
      await session.end();
    }
  }
}

/** A transaction in which a statement failed and nobody minded is rolled back by `commit`, which PostgreSQL calls a success. */
async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
}

/** "cached plan must not change result type": after a migration by a newer process, for as long as the connection lives. */
const isStalePlan = (error: unknown): error is Error => error instanceof pg.DatabaseError && error.code === '0A000';

/** How every connection of a schema speaks to the server. */
function connectionOptions(schema: string, settings: Readonly<Record<string, string>> = {}) {
  const types = new pg.TypeOverrides();
  const parseTimestamp = pg.types.getTypeParser(timestampTypes.timestamptz) as (text: string) => Date;
  types.setTypeParser(timestampTypes.timestamptz, parseTimestamp);
  types.setTypeParser(timestampTypes.timestamp, parseTimestamp);
  types.setTypeParser(timestampTypes.bigint, Number);
  const given = { search_path: schema, statement_timeout: '30000', idle_in_transaction_session_timeout: '15000', lock_timeout: '10000', ...settings };
  return {
    types,
    options: Object.entries(given).map(([name, value]) => `-c ${name}=${value}`).join(' '),
    application_name: schema,
    keepAlive: true,
    pipeline: true, // statements that do not wait for each other share a round trip
  };
}

function ormConfig(options: DatabaseOptions) {
  return defineConfig({
    clientUrl: options.url,
    ...socketOf(options.url),
    schema: options.schema,
    entities: [...options.entities],
    extensions: [Migrator],
    migrations: {
      migrationsList: [...options.migrations],
      schema: options.schema,
      tableName: 'migration',
      snapshot: false,
      silent: true,
    },
    schemaGenerator: { managementDbName: 'postgres' },
    pool: { min: 0, max: options.poolMax ?? 8 },
    driverOptions: connectionOptions(options.schema),
    loggerFactory: () => silentLogger(options.onWarning),
  });
}

/** `?host=/folder`: a socket, which MikroORM does not read from a URL. */
function socketOf(url: string): { host?: string } {
  const host = new URL(url).searchParams.get('host');
  return host === null ? {} : { host };
}

/** MikroORM's own logging would print SQL with values in it; only its warnings come through. */
function silentLogger(onWarning: ((message: string) => void) | undefined) {
  return {
    log: () => undefined,
    error: (_namespace: string, message: string) => onWarning?.(message),
    warn: (_namespace: string, message: string) => onWarning?.(message),
    logQuery: () => undefined,
    setDebugMode: () => undefined,
    isEnabled: () => false,
  };
}
