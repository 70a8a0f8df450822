import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** The operating system account PostgreSQL runs under; empty means: the one of this process. */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
}

/** Environment of every server program: nothing of ours, so that no PG* variable or secret leaks into the server. */
export const serverEnvironment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** PostgreSQL refuses root: as root it runs as `postgres` when there is one, else as `nobody`. No user is created. */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf(name, '-u');
    const gid = idOf(name, '-g');
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user `postgres` nor `nobody` to run it as');
}

/** True when the account can list `path`; a parent with mode 0700 (`/root`, a fresh mkdtemp) hides it. */
export const isReachable = (path: string, account: ServerAccount): boolean =>
  account.uid === undefined || spawnSync('/bin/ls', [path], { ...account, stdio: 'ignore', cwd: '/' }).status === 0;

/**
 * Makes `dir` and its parents, open for passing through: with a umask of 077 the server's account could not enter.
 * Directories that were there before keep their mode.
 */
export function makePassable(dir: string): void {
  const first = fs.mkdirSync(dir, { recursive: true });
  if (first === undefined) return;
  for (let made = dir; made.length >= first.length; made = made.slice(0, made.lastIndexOf('/'))) {
    fs.chmodSync(made, 0o755);
    if (made === first) return;
  }
}
