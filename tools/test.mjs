// npm test [-- path or jest options]: builds, runs jest over the workspace, ends with the line `N passed, N failed`.
// `--faults` runs the fault suite instead (*.faults.spec.ts, one after the other: each kills processes) and prints what
// it saw as a table.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printFaultTable } from './fault-table.mjs';
import { buildWeb } from './build-web.mjs';
import { build, run } from './workspace.mjs';

const given = process.argv.slice(2);
const hasFaults = given.includes('--faults');
const faults = ['--testMatch', '**/*.faults.spec.ts', '--testPathIgnorePatterns', '/node_modules/', '/dist/', '--runInBand', '--testTimeout', '600000'];
// jest takes what follows a list option as part of the list: paths go first.
const args = [...given.filter((arg) => arg !== '--faults'), ...(hasFaults ? faults : [])];

function readCounts(file) {
  try {
    const result = JSON.parse(fs.readFileSync(file, 'utf8'));
    // A file that cannot even be loaded has no tests to fail: it counts as one.
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 }; // jest itself broke, e.g. the database did not start
  }
}

// A run of chosen files goes on although something elsewhere does not compile: jest reads sources.
if (((await build()) !== 0 || (await buildWeb()) !== 0) && given.every((arg) => arg.startsWith('-'))) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-jest-'));
const output = path.join(scratch, 'result.json');
const faultReport = path.join(scratch, 'faults.jsonl');
const skipped = path.join(scratch, 'skipped');
const code = await run('jest', [...args, '--json', `--outputFile=${output}`], {
  env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', TESTS_SKIPPED_FILE: skipped, ...(hasFaults && { FAULT_REPORT: faultReport }) },
  stdio: ['inherit', 'ignore', 'inherit'], // the report comes on stderr; stdout would be the JSON once more
});
const { passed, failed } = readCounts(output);
if (hasFaults) printFaultTable(faultReport);
if (fs.existsSync(skipped)) for (const line of new Set(fs.readFileSync(skipped, 'utf8').trim().split('\n'))) console.log(`SKIPPED ${line}`);
fs.rmSync(scratch, { recursive: true, force: true });
if (passed + failed === 0) console.error('no test ran: a wrong path would look like success');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : code);
