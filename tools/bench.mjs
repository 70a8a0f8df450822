// npm run bench [-- options]: builds what changed, then runs bench/dist/main.js in this same process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, packages, root } from './workspace.mjs';

// The bench starts the built product, so everything is built, not only its own imports.
const code = await build(packages());
if (code !== 0) process.exit(code);
const main = path.join(root, 'bench/dist/main.js');
process.argv.splice(1, 1, main);
await import(pathToFileURL(main).href);
