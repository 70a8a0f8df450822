// The table at the end of `npm run test:faults`: what each scenario did and what the product made of it.
import fs from 'node:fs';

const seconds = (ms) => (ms / 1000).toFixed(1);

function recovery(recoveriesMs) {
  if (recoveriesMs.length === 0) return '';
  const sorted = [...recoveriesMs].sort((a, b) => a - b);
  return `${seconds(sorted[Math.floor(sorted.length / 2)])} / ${seconds(sorted.at(-1))}`;
}

/** Prints the rows that e2e/src/faults/fault-report.ts left, and their sums. */
export function printFaultTable(file) {
  if (!fs.existsSync(file)) return;
  const rows = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const sums = ['kills', 'acknowledged', 'delivered', 'copies', 'unknown'].map((name) => rows.reduce((sum, row) => sum + row[name], 0));
  const lines = [
    ['scenario', 'kills', 'acknowledged', 'delivered', 'copies', 'unknown', 'recovery s (median / max)', 'drained s'],
    ...rows.map((row) => [row.scenario, row.kills, row.acknowledged, row.delivered, row.copies, row.unknown, recovery(row.recoveriesMs), seconds(row.drainMs)]),
    ['all', ...sums, '', ''],
  ].map((line) => line.map(String));
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '));
}
