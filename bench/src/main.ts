import os from 'node:os';
import { idleLatency } from './idle-latency.js';
import { queuedEmails } from './queued-emails.js';
import { misses, renderTable, type Row } from './table.js';

/**
 * npm run bench [-- --emails 50000 --events 200 --only emails|latency]: measures the built product against bare loops
 * of the same run, prints ratios, exits 1 when one misses its bound.
 */
const argument = (name: string, otherwise: string): string => {
  const index = process.argv.indexOf(`--${name}`);
  return (index > 0 ? process.argv[index + 1] : undefined) ?? otherwise;
};
const only = argument('only', 'all');
const rows: Row[] = [];

console.log(`${os.cpus().length} cores, load ${os.loadavg().map((l) => l.toFixed(1)).join(' ')}, Node ${process.version}\n`);
if (only !== 'latency') rows.push(...(await queuedEmails(Number(argument('emails', '50000')))));
if (only !== 'emails') rows.push(...(await idleLatency(Number(argument('events', '200')))));
console.log(renderTable(rows));
process.exit(rows.some(misses) ? 1 : 0);
