import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

/** For specs: a Node process of its own that runs `body` with the built library as `lib`, and prints one line. */
export async function builtProcess(body: string): Promise<{ child: ChildProcess; line: string }> {
  const lib = new URL('../../dist/embedded-postgres/index.js', import.meta.url).href;
  const code = `const lib = await import(${JSON.stringify(lib)}); ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'], env: {} });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, line: chunk.toString().trim() };
}

/** Ends a process the hard way and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A temporary folder that the database's account can enter (mkdtemp alone gives 0700). */
export function temporaryFolder(): string {
  const dir = fs.mkdtempSync('/var/tmp/messaging-spec-');
  fs.chmodSync(dir, 0o755);
  return dir;
}

/** True while the process exists (a zombie whose parent has not looked yet counts as gone). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Resolves when `check` holds; fails after 20 s. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not come to pass within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
