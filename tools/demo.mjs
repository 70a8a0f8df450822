// npm run demo [-- options]: builds what changed, then runs e2e/dist/demo/main.js in this same process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, packages, root } from './workspace.mjs';

// The demo starts the built product, so everything is built, not only its own imports.
const code = await build(packages());
if (code !== 0) process.exit(code);
const main = path.join(root, 'e2e/dist/demo/main.js');
process.argv.splice(1, 1, main);
await import(pathToFileURL(main).href);
