// Docker as a few functions: what it prints, or an error with what it said.
import { spawn } from 'node:child_process';

/** Runs a program to its end; resolves with its output, rejects with it when it fails. */
export function run(command, args, { env = {}, shown = false, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, said] = ['', ''];
    child.stdout.on('data', (chunk) => { printed += chunk; if (shown) process.stdout.write(chunk); });
    child.stderr.on('data', (chunk) => { said += chunk; if (shown) process.stderr.write(chunk); });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(printed.trim()) : reject(new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}: ${`${said}${printed}`.slice(-3000)}`))));
  });
}

export const docker = (...args) => run('docker', args);

/** Why nothing can be proven here, or nothing. */
export async function missing() {
  for (const [command, ...args] of [['docker', 'info'], ['docker', 'compose', 'version']]) {
    const error = await run(command, args).then(() => undefined, (failure) => failure);
    if (error) return `\`${command} ${args.join(' ')}\` fails: ${error.message.trim().split('\n').at(-1)}`;
  }
  return undefined;
}

export const hasImage = (name) => docker('image', 'inspect', name).then(() => true, () => false);
