// npm run check: everything that must hold before a change goes in, cheapest first; every step runs, whatever fails.
import { run } from './workspace.mjs';

const steps = [
  ['house rules', 'node', ['tools/house-rules.mjs']],
  ['types', 'tsc', ['-b']],
  ['docs are fresh', 'node', ['tools/generate-docs.mjs', '--check']],
  ['lint and boundaries', 'node', ['tools/lint.mjs']],
  ['tests', 'node', ['tools/test.mjs']],
];

const failed = [];
for (const [index, [name, command, args]] of steps.entries()) {
  console.log(`\n── ${index + 1}/${steps.length} ${name}`);
  const startedAt = performance.now();
  const code = await run(command, args);
  // The tests' own last line stays last: .ci/run reads it.
  if (name !== 'tests') console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
