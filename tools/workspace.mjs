// What the other tools need to know about the workspace: where it is, its packages, and how to run a program in it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules/.bin');

/** Folders of all packages that tsc builds, relative to the root. */
export function packages() {
  const below = (dir) => fs.readdirSync(path.join(root, dir)).map((name) => `${dir}/${name}`);
  return [...below('libs'), ...below('services'), 'e2e', 'bench'].filter((dir) => fs.existsSync(path.join(root, dir, 'tsconfig.lib.json')));
}

/** Every file of ours below the root (no dependencies, no build output), relative, with `/`. */
export function* files(dir = '') {
  const skipped = new Set(['node_modules', 'dist', 'dist-types', 'coverage', '.git', '.nx', '.data', '.screenshots']);
  for (const entry of fs.readdirSync(path.join(root, dir), { withFileTypes: true })) {
    const name = dir === '' ? entry.name : `${dir}/${entry.name}`;
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* files(name);
    if (entry.isFile()) yield name;
  }
}

/**
 * Runs a program of node_modules/.bin (or `node`: the project's own 24) and resolves with its exit code. A SIGTERM to
 * us is passed on, as `endsBy`; a SIGINT from a terminal reaches the whole group anyway.
 */
export function run(command, args = [], { env = {}, stdio = 'inherit', endsBy = 'SIGTERM' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, ...env } });
    const pass = () => child.kill(endsBy);
    process.on('SIGTERM', pass);
    child.once('error', (error) => { console.error(`${command}: ${error.message}`); resolve(127); });
    child.once('exit', (code, signal) => { process.off('SIGTERM', pass); resolve(code ?? (signal === 'SIGINT' ? 130 : 143)); });
  });
}

/**
 * Builds packages (all of them unless told) with tsc, which looks only at what changed; resolves with the exit code. On
 * SIGTERM tsc builds to its end and exits 0, so that whoever was told to end would go on: it is killed instead.
 */
export const build = (dirs = packages(), options = {}) => run('tsc', ['-b', ...dirs.map((dir) => `${dir}/tsconfig.lib.json`)], { ...options, endsBy: 'SIGKILL' });
