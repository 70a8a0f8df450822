// The codes of the product: what staff read as a reason, what callers branch on. A code in use that nobody explains fails.
import fs from 'node:fs';
import path from 'node:path';
import { reasons, refusals } from '@messaging/contracts';
import { providers } from '@messaging/providers';
import { files, root } from '../workspace.mjs';

const code = /'([A-Z][A-Z_]{2,}\.[A-Z][A-Z0-9_]{2,})'/g;
/** An example in the documentation of problems, from API.md. */
const examples = new Set(['CAMPAIGN.ALREADY_STARTED']);

const isOurs = (file) => /^(libs|services)\/(?!testing\/)[^/]+\/src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts') && file !== 'libs/contracts/src/reasons.ts';

function codesInUse() {
  const found = new Map();
  for (const file of [...files()].filter(isOurs)) {
    for (const line of fs.readFileSync(path.join(root, file), 'utf8').split('\n')) {
      if (/^\s*(\*|\/\/|\/\*)/.test(line)) continue;
      for (const [, name] of line.matchAll(code)) if (!examples.has(name)) found.set(name, file);
    }
  }
  return found;
}

/** One sentence per code that a service uses and libs/contracts/src/reasons.ts does not explain. */
export const unexplainedCodes = () =>
  [...codesInUse()].filter(([name]) => !(name in reasons) && !(name in refusals)).map(([name, file]) => `${file} uses ${name}, which libs/contracts/src/reasons.ts does not explain`);

/** One table a vendor: its codes, what each means for the message, and what staff read. */
const vendorTables = () => [...providers.values()].filter(({ manifest }) => manifest.codes).flatMap(({ manifest: { label, codes } }) => [
  `## ${label.en}`, '', '| codes | class | English | Español |', '| --- | --- | --- | --- |',
  ...[...Map.groupBy(codes, ([, { text, class: failureClass }]) => `${failureClass} | ${text.en} | ${text.es}`)].map(([told, rows]) => `| ${shownCodes(rows.map(([name]) => name))} | ${told} |`), '',
]);

/** A hundred in a row (Meta's 200 to 299) are shown by their ends. */
const shownCodes = (names) => (names.length > 20 ? [...names.filter((name) => !/^2\d\d$/.test(name)), '200–299'] : names).map((name) => `\`${name}\``).join(', ');

/** docs/reasons.md */
export const reasonsPage = () => [
  '# Reasons', '',
  'Made from `libs/contracts/src/reasons.ts` by `npm run docs`; do not edit.', '',
  'What staff read on messages, executions and events:', '',
  '| code | English | Español |', '| --- | --- | --- |',
  ...Object.entries(reasons).map(([name, { en, es }]) => `| \`${name}\` | ${en} | ${es} |`), '',
  'What callers of the API branch on besides (`code` of a problem document, or of one of its `errors`):', '',
  '| code | meaning |', '| --- | --- |',
  ...Object.entries(refusals).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`), '',
  'What providers report, and what becomes of the message by its class (docs/guides/add-a-provider.md):', '',
  ...vendorTables(),
].join('\n');
