import os from 'node:os';
import { bulkImport, campaign, campaignScale } from './campaign.js';
import { idleLatency } from './idle-latency.js';
import { queuedEmails } from './queued-emails.js';
import { longLists } from './long-lists.js';
import { queuedSms } from './queued-sms.js';
import { receiptsBesideSending } from './receipts-beside-sending.js';
import { campaignApart, servicesApart } from './services-apart.js';
import { million } from './million.js';
import { oldMessages } from './old-messages.js';
import { misses, renderTable, type Row } from './table.js';

/**
 * npm run bench [-- --emails 50000 --sms 30000 --events 200 --seconds 60 --recipients 100000 --only emails|sms|receipts|latency|campaign|million|import|scale|lists|search]:
 * measures the built product against bare loops of the same run, prints ratios, exits 1 when one misses its bound. With
 * `--distributed` (and `--stream 10000`): the services apart over Kafka against the one process; with `--only campaign` a
 * campaign there. `import`, `scale` (both with `--recipients`), `lists` and `search` take minutes and run only when named.
 */
const argument = (name: string, otherwise: string): string => {
  const index = process.argv.indexOf(`--${name}`);
  return (index > 0 ? process.argv[index + 1] : undefined) ?? otherwise;
};

async function measured(): Promise<Row[]> {
  const singles = Number(argument('events', '200'));
  const only = argument('only', 'all');
  const recipients = Number(argument('recipients', '100000'));
  if (process.argv.includes('--distributed')) return only === 'campaign' ? campaignApart(recipients) : servicesApart({ events: Number(argument('stream', '10000')), singles });
  const isMeant = (part: string): boolean => only === 'all' || only === part;
  return [
    ...(isMeant('emails') ? await queuedEmails(Number(argument('emails', '50000'))) : []),
    ...(isMeant('sms') ? await queuedSms(Number(argument('sms', '30000'))) : []),
    ...(isMeant('receipts') ? await receiptsBesideSending(Number(argument('seconds', '60'))) : []),
    ...(isMeant('latency') ? await idleLatency(singles) : []),
    ...(isMeant('campaign') ? await campaign(recipients) : []),
    ...(isMeant('million') ? await million() : []),
    ...(only === 'import' ? await bulkImport(recipients) : []),
    ...(only === 'scale' ? await campaignScale(recipients) : []),
    ...(only === 'lists' ? await longLists() : []),
    ...(only === 'search' ? await oldMessages() : []),
  ];
}

console.log(`${os.cpus().length} cores, load ${os.loadavg().map((l) => l.toFixed(1)).join(' ')}, Node ${process.version}\n`);
const rows = await measured();
console.log(renderTable(rows));
process.exit(rows.some(misses) ? 1 : 0);
