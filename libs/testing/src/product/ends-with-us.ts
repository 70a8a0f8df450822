import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Reads a pipe that nobody writes to: it ends when the process at its other end is gone, however that came about. */
const script = 'read -r _; kill -s KILL -- -"$1"';

/**
 * Kills a process group as soon as this process is no more, be it by SIGTERM or SIGKILL, where no handler of ours would
 * run. Call what it returns once the group has ended by itself.
 */
export function endsWithUs(group: number): () => void {
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(group)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => void guard.kill('SIGKILL');
}
