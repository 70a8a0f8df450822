// npm run lighthouse: how fast and how open the dashboard is, phone and desktop (e2e/src/console/lighthouse.ts).
import { buildWeb } from './build-web.mjs';
import { build, run } from './workspace.mjs';

const code = (await build()) || (await buildWeb());
process.exit(code || (await run('node', ['e2e/dist/console/lighthouse.js'])));
