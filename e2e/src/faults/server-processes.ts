import fs from 'node:fs';
import path from 'node:path';

/** Where the embedded PostgreSQL of a product lives. */
const clusterOf = (dataDir: string): string => path.join(dataDir, 'postgres');

/** Process id of the postmaster as its own file says; undefined while there is none. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  } catch {
    return undefined;
  }
}

/**
 * Every process that belongs to the database below a DATA_DIR: guard, postmaster, backends, orphans of either. A
 * server process stands in its cluster's folder, the guard names it in its arguments. Needs /proc (Linux); elsewhere
 * only the postmaster is seen.
 */
export function databaseProcesses(dataDir: string): number[] {
  if (!fs.existsSync('/proc/self/cwd')) return [postmasterOf(dataDir) ?? 0].filter(isAlive);
  const pids = fs.readdirSync('/proc').map(Number).filter((pid) => pid > 0);
  return pids.filter((pid) => belongsTo(pid, clusterOf(dataDir)));
}

function belongsTo(pid: number, cluster: string): boolean {
  try {
    if (fs.readFileSync(`/proc/${pid}/status`, 'utf8').includes('State:\tZ')) return false; // dead, its parent has not looked yet
    return fs.readlinkSync(`/proc/${pid}/cwd`) === cluster || fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false; // gone while we looked
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
