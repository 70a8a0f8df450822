// Rules of the house that no linter knows (docs: CONTRIBUTING.md). Prints `file:line rule` and exits 1 on any hit.
import fs from 'node:fs';
import path from 'node:path';
import { importCycles } from './import-cycles.mjs';
import { files, root } from './workspace.mjs';

const linesMax = 400;
const refusedFolders = /(^|\/)(utils?|commons?|helpers?|shared|core|misc)\//;
// Generated from docs/openapi.json, and as long as the API is.
const isGenerated = (file) => file === 'services/console/web/src/api/schema.d.ts';
const isCode = (file) => /\.(ts|tsx|mjs|js|css|sql|sh)$/.test(file) && !isGenerated(file);
const isProof = (file) => /\.spec\.tsx?$|(^|\/)test\/|^(e2e|bench|tools|libs\/testing)\//.test(file);
const isComment = (line) => /^\s*(\*|\/\/|\/\*)/.test(line);

// Written in two parts, so that this file does not trip over itself.
const topics = 'erp\\.(?:customer-events|event-outcomes)|dispatch\\.(?:commands|events)|(?:templates|settings|campaigns|automations)\\.events|customers\\.state|suppressions|webhooks\\.(?:receipts|inbound|events)';
const lineRules = [
  { rule: 'open ends belong into the issue tracker', find: new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`), inComments: true },
  { rule: 'behaviour must not depend on the environment’s name', find: new RegExp(`\\bNODE_${'ENV'}\\b`) },
  {
    rule: 'settings are read in config*.ts alone',
    find: /\bprocess\.env\b/,
    allowed: (file) => isProof(file) || /(^|\/)config(\/|[^/]*\.(ts|mjs)$)/.test(file) || file === 'libs/service-kit/src/telemetry/register.ts' || file.endsWith('.config.mjs'),
  },
  {
    rule: 'topic names are declared in libs/contracts alone',
    find: new RegExp(`['"\`](?:${topics})(?:\\.[a-z]+)*\\.(?:v\\d|\\$\\{)`),
    allowed: (file) => file.startsWith('libs/contracts/') || file === 'tools/house-rules.mjs',
  },
];

// The processes of the release before go on over the migrated schema while a service is rolled, and after it is rolled
// back. What they use goes one release later; the line says so: `// contract: unused since <version>`.
const takesAway = /\b(drop (table|column)|rename (to|column)|set not null|alter column "?\w+"? (set data )?type)\b/i;
// Written before the first release.
const beforeFirstRelease = ['services/dispatch/src/store/migrations/005-send-queue.ts', 'services/templates/src/store/migrations/003-customers-and-uses.ts'];

function* takingMigrations(file, lines) {
  if (!/\/migrations\/\d+-[^/]+\.ts$/.test(file) || beforeFirstRelease.includes(file)) return;
  for (const [index, line] of lines.entries()) {
    if (takesAway.test(line) && !line.includes('// contract:')) yield `${file}:${index + 1} the release before must run on this schema: expand now, contract one release later`;
  }
}

function* problemsOf(file) {
  if (refusedFolders.test(file)) yield `${file} such a folder name refuses nothing: name the capability`;
  if (!isCode(file)) return;
  const lines = fs.readFileSync(path.join(root, file), 'utf8').split('\n');
  if (lines.length - 1 > linesMax) yield `${file} has ${lines.length - 1} lines, the limit is ${linesMax}`;
  yield* takingMigrations(file, lines);
  for (const [index, line] of lines.entries()) {
    for (const { rule, find, allowed, inComments } of lineRules) {
      if (find.test(line) && !allowed?.(file) && (inComments || !isComment(line))) yield `${file}:${index + 1} ${rule}`;
    }
  }
}

// A decision is cited by its number.
function* decisionsOfOneNumber(all) {
  const seen = new Map();
  for (const file of all) {
    const number = /^docs\/adr\/(\d{4})-/.exec(file)?.[1];
    if (number === undefined) continue;
    if (seen.has(number)) yield `${file} has the number of ${seen.get(number)}: take the next free one`;
    seen.set(number, file);
  }
}

/** A page that is cited by its bare name (`PROVIDERS.md section 3`) is one that a reader can open. */
function* citedPagesThatAreNowhere(all) {
  const pages = new Set(all.filter((file) => file.endsWith('.md')).map((file) => path.basename(file)));
  for (const file of all.filter((name) => isCode(name) || name.endsWith('.md'))) {
    for (const [page] of fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\b[A-Z]+\.md\b/g)) {
      if (!pages.has(page)) yield `${file} cites ${page}, which is not in the repository`;
    }
  }
}

/** What a process reads beside its own package is in the image too: nothing else fails before somebody asks for it there. */
function* readButNotInTheImage(all) {
  const [image, context] = ['Dockerfile', '.dockerignore'].map((file) => fs.readFileSync(path.join(root, file), 'utf8').split(/[\s\\]+/));
  for (const file of all.filter((name) => /^(services|libs)\/[^/]+\/src\/.*\.ts$/.test(name) && !isProof(name))) {
    for (const [, read] of fs.readFileSync(path.join(root, file), 'utf8').matchAll(/new URL\('(?:\.\.\/){3,}([^']+)', import\.meta\.url\)/g)) {
      if (!image.includes(read) || !context.includes(`!${read}`)) yield `${file} reads ${read}, which Dockerfile or .dockerignore leave out`;
    }
  }
}

const all = [...files()];
const problems = [...all.flatMap((file) => [...problemsOf(file)]), ...decisionsOfOneNumber(all), ...citedPagesThatAreNowhere(all), ...readButNotInTheImage(all), ...importCycles(all).map((cycle) => `import cycle: ${cycle.join(' → ')}`)];
for (const problem of problems) console.error(problem);
console.log(`${all.length} files, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
