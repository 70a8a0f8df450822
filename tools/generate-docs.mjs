// npm run docs: writes the pages that are made from running code. `--check` writes nothing and fails when one is stale.
import fs from 'node:fs';
import path from 'node:path';
import { openApi, settingsPages } from './docs/from-services.mjs';
import { clientTypes } from './docs/client-types.mjs';
import { asyncApi } from './docs/asyncapi.mjs';
import { cataloguePage, snapshot } from './docs/catalogue.mjs';
import { reasonsPage, unexplainedCodes } from './docs/reasons.mjs';
import { trialPage } from './docs/trial.mjs';
import { root } from './workspace.mjs';

const isCheck = process.argv.includes('--check');

/** What differs, in a few lines: a whole diff of openapi.json helps nobody. */
function summary(before, after) {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const gone = new Set(old);
  const come = new Set(fresh);
  const lines = [...old.filter((line) => !come.has(line)).map((line) => `  - ${line.trim()}`), ...fresh.filter((line) => !gone.has(line)).map((line) => `  + ${line.trim()}`)];
  const shown = lines.slice(0, 12).map((line) => line.slice(0, 160));
  return [...shown, ...(lines.length > shown.length ? [`  … ${lines.length - shown.length} more lines`] : [])].join('\n');
}

const document = await openApi();
const pages = {
  'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'services/console/web/src/api/schema.d.ts': await clientTypes(document),
  'docs/asyncapi.json': `${JSON.stringify(asyncApi(document.info.version), null, 2)}\n`,
  'docs/catalogue.md': cataloguePage(),
  'docs/contracts-snapshot.json': `${JSON.stringify(snapshot(), null, 2)}\n`,
  'docs/reasons.md': reasonsPage(),
  'docs/guides/try-without-an-account.md': trialPage(),
  ...settingsPages(),
};

const problems = unexplainedCodes();
for (const [file, text] of Object.entries(pages)) {
  const target = path.join(root, file);
  const before = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : '';
  if (before === text) continue;
  if (isCheck) problems.push(`${file} is stale: run \`npm run docs\`\n${summary(before, text)}`);
  else {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    console.log(`wrote ${file}`);
  }
}
for (const problem of problems) console.error(problem);
console.log(`${Object.keys(pages).length} generated pages, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
