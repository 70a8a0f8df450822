import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { isReachable, makePassable, serverEnvironment, type ServerAccount } from './server-account.js';

const run = promisify(execFile);

/** What a database cluster on disk is made with. */
export interface ClusterOptions {
  readonly dir: string;
  readonly user: string;
  readonly password?: string | undefined;
  readonly auth: 'scram-sha-256' | 'trust';
  readonly durable: boolean;
}

/**
 * A new file of the log is filled with zeros before it is used, and every commit waits for that: 92 ms for PostgreSQL's own
 * 16 MB on the reference machine, 9 for 4 MB. A cluster keeps what it was made with.
 */
const walSegmentMb = 4;

const passwordFile = (dir: string): string => `${dir}.password`;

/** The password of the cluster: the given one, else the one kept beside the data, else (first start) a new one. */
function ensurePassword({ dir, auth, password }: ClusterOptions, exists: boolean): string | undefined {
  if (auth === 'trust') return undefined;
  if (password !== undefined) return password;
  const file = passwordFile(dir);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  if (exists) throw new Error(`${file} is missing: the database in ${dir} cannot be opened without its password`);
  const fresh = randomBytes(24).toString('base64url');
  fs.writeFileSync(file, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
  return fresh;
}

function own(file: string, account: ServerAccount): void {
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(file, account.uid, account.gid);
}

/**
 * Runs initdb in a folder beside the final one and renames it: PG_VERSION appears early, so a first start that was
 * killed half way would otherwise leave something that looks like a cluster.
 */
async function initialise(options: ClusterOptions, account: ServerAccount, bin: string): Promise<void> {
  const half = `${options.dir}.initialising`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  own(half, account);
  const secret = `${half}.secret`;
  const args = ['-D', half, '-U', options.user, '-A', options.auth, '-E', 'UTF8', '--locale=C', '--no-instructions', '--data-checksums', `--wal-segsize=${walSegmentMb}`];
  if (!options.durable) args.push('--no-sync');
  try {
    if (options.password !== undefined) {
      fs.writeFileSync(secret, options.password, { mode: 0o600 });
      own(secret, account);
      args.push(`--pwfile=${secret}`);
    }
    await run(path.join(bin, 'initdb'), args, { ...account, cwd: '/', env: serverEnvironment });
  } catch (error) {
    throw new Error(`initdb failed in ${half}: ${String((error as { stderr?: string }).stderr ?? error)}`, { cause: error });
  } finally {
    fs.rmSync(secret, { force: true });
  }
  if (fs.existsSync(options.dir)) fs.rmdirSync(options.dir); // empty, or this throws and nothing is lost
  fs.renameSync(half, options.dir);
}

/** Makes the cluster when there is none, and returns its password (undefined under `trust`). */
export async function ensureCluster(options: ClusterOptions, account: ServerAccount, bin: string): Promise<string | undefined> {
  const parent = path.dirname(options.dir);
  makePassable(parent);
  if (!isReachable(parent, account)) {
    throw new Error(`${options.dir} cannot be reached by the database's user (uid ${account.uid}): choose a DATA_DIR outside folders of mode 0700, e.g. below /var/tmp`);
  }
  const exists = fs.existsSync(path.join(options.dir, 'PG_VERSION'));
  const password = ensurePassword(options, exists);
  if (!exists) await initialise({ ...options, password }, account, bin);
  return password;
}
