// npm test [-- path or jest options]: builds, runs jest over the workspace, ends with the line `N passed, N failed`.
// A few files that failed in a whole run get a second look alone (docs/adr/0020); what passed only then is named.
// `--faults` runs the fault suite instead (*.faults.spec.ts, one after the other: each kills processes) and prints what
// it saw as a table.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printFaultTable } from './fault-table.mjs';
import { buildWeb } from './build-web.mjs';
import { build, root, run } from './workspace.mjs';

const given = process.argv.slice(2);
const hasFaults = given.includes('--faults');
const faults = ['--testMatch', '**/*.faults.spec.ts', '--testPathIgnorePatterns', '/node_modules/', '/dist/', '--runInBand', '--testTimeout', '600000'];
// jest takes what follows a list option as part of the list: paths go first.
const args = [...given.filter((arg) => arg !== '--faults'), ...(hasFaults ? faults : [])];

/** More failed files than this are no accident of a busy machine. */
const secondLookMax = 3;

function readResult(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(fs.readFileSync(file, 'utf8'));
    const failures = testResults.filter(({ status }) => status === 'failed');
    // A file that cannot even be loaded has no tests to fail: it counts as one.
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, failures };
  } catch {
    return { passed: 0, failed: 1, failures: [] }; // jest itself broke, e.g. the database did not start
  }
}

/** Passed tests of files that failed as a whole: they run again with the others of their file. */
const passedOf = (failures) => failures.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length;

// A run of chosen files goes on although something elsewhere does not compile: jest reads sources.
if (((await build()) !== 0 || (await buildWeb()) !== 0) && given.every((arg) => arg.startsWith('-'))) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-jest-'));
const output = path.join(scratch, 'result.json');
const faultReport = path.join(scratch, 'faults.jsonl');
const skipped = path.join(scratch, 'skipped');
const jest = (jestArgs) => run('jest', [...jestArgs, '--json', `--outputFile=${output}`], {
  env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', TESTS_SKIPPED_FILE: skipped, ...(hasFaults && { FAULT_REPORT: faultReport }) },
  stdio: ['inherit', 'ignore', 'inherit'], // the report comes on stderr; stdout would be the JSON once more
});
let code = await jest(args);
let { passed, failed, failures } = readResult(output);
if (args.length === 0 && failures.length > 0 && failures.length <= secondLookMax) {
  const again = failures.map(({ name }) => name);
  console.log(`\nSECOND LOOK at what failed, alone on the machine: ${again.map((name) => path.relative(root, name)).join(', ')}`);
  fs.rmSync(output);
  code = await jest(['--runInBand', '--runTestsByPath', ...again]);
  const second = readResult(output);
  passed += second.passed - passedOf(failures);
  failed = second.failed;
  for (const { name, assertionResults } of failures) {
    const passedNow = second.failures.every((failure) => failure.name !== name);
    const sentences = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    if (passedNow) console.log(`UNSTABLE ${path.relative(root, name)}: ${sentences.join('; ')}: passed the second time, to be mended`);
  }
}
if (hasFaults) printFaultTable(faultReport);
if (fs.existsSync(skipped)) for (const line of new Set(fs.readFileSync(skipped, 'utf8').trim().split('\n'))) console.log(`SKIPPED ${line}`);
fs.rmSync(scratch, { recursive: true, force: true });
if (passed + failed === 0) console.error('no test ran: a wrong path would look like success');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : code);
