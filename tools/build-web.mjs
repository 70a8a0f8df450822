// Builds the web app of the console (services/console/web) with Vite when its sources changed; `npm start` and `npm test`
// ask at every start, so that the question must be cheap: 20 ms. `nx build` caches the result besides.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { root, run } from './workspace.mjs';

const app = 'services/console/web';
const stamp = path.join(root, app, 'dist/.built-from');
/** Besides its own sources: what it imports from the workspace, and the libraries. */
const others = ['libs/contracts/src/reasons.ts', 'libs/content/src/measure-sms/measure-sms.ts', 'libs/content/src/measure-sms/gsm7.ts', 'package-lock.json'];

function* below(dir) {
  for (const entry of fs.readdirSync(path.join(root, dir), { withFileTypes: true })) {
    const name = `${dir}/${entry.name}`;
    if (entry.isDirectory() && !['dist', 'dist-types'].includes(entry.name)) yield* below(name);
    else if (entry.isFile() && !/\.spec\.tsx?$/.test(entry.name)) yield name;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...below(app), ...others].sort()) hash.update(file).update('\0').update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Each text file once more, compressed as far as it goes: the server sends what the browser takes. */
function compress() {
  const dir = path.join(root, app, 'dist');
  for (const name of fs.readdirSync(dir, { recursive: true })) {
    if (!/\.(js|css|html|svg)$/.test(name)) continue;
    const bytes = fs.readFileSync(path.join(dir, name));
    fs.writeFileSync(path.join(dir, `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
    fs.writeFileSync(path.join(dir, `${name}.br`), zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

/** Resolves with the exit code of Vite, or 0 when there was nothing to do. Images carry no Vite: there nothing is built. */
export async function buildWeb({ stdio = 'ignore' } = {}) {
  if (!fs.existsSync(path.join(root, 'node_modules/.bin/vite'))) return 0;
  const wanted = fingerprint();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return 0;
  const code = await run('vite', ['build', app, '--logLevel', stdio === 'ignore' ? 'error' : 'info'], { stdio: ['ignore', stdio, 'inherit'] });
  if (code !== 0) return code;
  compress();
  fs.writeFileSync(stamp, wanted);
  return code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(await buildWeb({ stdio: 'inherit' }));
