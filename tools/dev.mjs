// npm run dev [-- service]: compiles on every save and starts the product again when its build changed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, root } from './workspace.mjs';

const service = process.argv[2] ?? 'standalone';
const project = `services/${service}`;
const code = await build([project]);
if (code !== 0) process.exit(code);
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const options = { cwd: root, stdio: 'inherit' };
const children = [
  spawn(process.execPath, [bin('tsc'), '-b', `${project}/tsconfig.lib.json`, '--watch', '--preserveWatchOutput'], options),
  spawn(process.execPath, ['--watch', '--watch-preserve-output', `${project}/dist/main.js`], options),
];
const end = () => { for (const child of children) child.kill('SIGTERM'); };
process.on('SIGTERM', end).on('SIGINT', end);
await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
