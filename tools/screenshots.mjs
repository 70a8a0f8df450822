// npm run screenshots [-- messages es dark 390]: pictures of every view of the console (e2e/src/console/screenshots.ts).
import { buildWeb } from './build-web.mjs';
import { build, run } from './workspace.mjs';

const code = (await build()) || (await buildWeb());
process.exit(code || (await run('node', ['e2e/dist/console/screenshots.js', ...process.argv.slice(2)])));
