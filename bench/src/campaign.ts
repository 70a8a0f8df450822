import { setTimeout as delay } from 'node:timers/promises';
import type { Campaign, CampaignEstimate, CustomerImport } from '@messaging/contracts';
import { eventually, FastSmtpSink, type ApiAnswer, type ApiClient, type FastJournalEntry } from '@messaging/testing';
import { besideLoop } from './bare-nodemailer.js';
import { putCustomers } from './known-customers.js';
import { template } from './mail.js';
import { cpuMs, descendants, MemorySampler } from './process-usage.js';
import { startProduct } from './product.js';
import type { Row } from './table.js';

/** The campaign that a large one is held against. */
const smallCampaign = 10_000;
/** A message of its own leaves so often while the campaign is sent. */
const priorityEveryMs = 250;
/** Before a bench gives up: 300 customers or messages a second are a machine that has no time. */
const patienceMs = (count: number): number => Math.max(600_000, (count / 300) * 1000);
const toMs = ({ at }: FastJournalEntry): number => Date.parse(at);

/** Where a campaign is measured: the product's processes with their bounds, and a database that is none of their children. */
export interface CampaignGround {
  readonly api: ApiClient;
  readonly sink: FastSmtpSink;
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly ceilingMb: number }[];
  readonly database: number | undefined;
}

/** A campaign to `count` customers from a file, with everything on, beside the bare loop against the same sink; single messages go out meanwhile. */
export function campaign(count: number): Promise<Row[]> {
  return alone(async (ground) => [...(await importCustomers(ground, count)), ...(await campaignBesideLoop(ground, count))]);
}

/** What an import of so many takes, and whether it needs more memory the longer it is. */
export function bulkImport(count: number): Promise<Row[]> {
  return alone((ground) => importCustomers(ground, count));
}

/** What a message of a large campaign costs beside one of a small one; each on a product of its own whose customers are put by SQL. */
export async function campaignScale(count: number): Promise<Row[]> {
  const costOf = (people: number): Promise<number> =>
    alone(async (ground, dataDir) => {
      await putCustomers(dataDir, { count: people });
      await atRest(pidsOf(ground));
      return (await sendCampaign(ground, people)).cpuMicros;
    });
  const [small, large] = [await costOf(smallCampaign), await costOf(count)];
  return [
    { what: `campaign: CPU per message of ${smallCampaign}, all processes`, value: small, unit: 'µs' },
    { what: `campaign: CPU per message of ${count} ÷ of ${smallCampaign}`, value: large / small, unit: '×', ceiling: 1.2, note: `${Math.round(large)} µs` },
  ];
}

/** A campaign between two bare loops. */
export async function campaignBesideLoop(ground: CampaignGround, count: number): Promise<Row[]> {
  const { result: sent, perSecond, row } = await besideLoop(Math.min(count, 40_000), () => sendCampaign(ground, count));
  return [...sent.rows, row, { what: 'campaign ÷ bare nodemailer loop', value: sent.perSecond / perSecond, unit: '×', floor: 0.9 }];
}

async function alone<Result>(measure: (ground: CampaignGround, dataDir: string) => Promise<Result>): Promise<Result> {
  const sink = await FastSmtpSink.start({ journal: true });
  const { process, api } = await startProduct(sink.port);
  try {
    return await measure({ api, sink, processes: [{ name: 'Node', pid: process.pid, ceilingMb: 450 }], database: undefined }, process.dataDir);
  } finally {
    await process.dispose();
    await api.close();
    await sink.close();
  }
}

/** Customers from a file, until campaigns can reach all of them and no service has anything left to do about them. */
export async function importCustomers({ api, processes, database }: CampaignGround, count: number): Promise<Row[]> {
  const lines = Array.from({ length: count }, (_, n) => `c${String(n).padStart(7, '0')};Sara ${n};customer${n}@example.com;yes;C-${n};${100_000 + n}`);
  const file = ['id;firstName;email;consent.email.marketing;attributes.code;attributes.order', ...lines].join('\r\n');
  const memory = processes.map(({ name, pid }) => ({ name, sampler: new MemorySampler(pid) }));
  const started = performance.now();
  const { id } = expect202(await api.post<CustomerImport>('/api/v1/customers/import', file, { headers: { 'content-type': 'text/csv' } }));
  const readMs = performance.now() - started;
  await eventually(async () => {
    const { body } = await api.get<CustomerImport>(`/api/v1/customers/imports/${id}`);
    if (body.status !== 'completed' || body.accepted !== count) throw new Error(`the import is ${JSON.stringify(body)}`);
  }, { timeoutMs: patienceMs(count), everyMs: 250 });
  await eventually(async () => {
    const { body } = await api.post<CampaignEstimate>('/api/v1/campaigns/estimate', { channel: 'email', audience: { all: true } });
    if (body.reachable !== count) throw new Error(`${body.reachable} can be reached`);
  }, { timeoutMs: patienceMs(count), everyMs: 250 });
  await atRest(pidsOf({ processes, database }));
  const held = memory.map(({ name, sampler }) => ({ name, ...sampler.stop() }));
  return [
    { what: 'import: lines read and kept', value: count / (readMs / 1000), unit: 'lines/s' },
    { what: 'import: customers known everywhere', value: count / ((performance.now() - started) / 1000), unit: 'customers/s' },
    ...held.map(({ name, peakMb, firstFifthMb, lastFifthMb }): Row => ({ what: `import: memory of ${name}, last fifth ÷ first fifth`, value: lastFifthMb / firstFifthMb, unit: '×', note: `peak ${Math.round(peakMb)} MB` })),
  ];
}

const pidsOf = ({ processes, database }: Pick<CampaignGround, 'processes' | 'database'>): number[] => [...processes.map(({ pid }) => pid), ...(database === undefined ? [] : [database])];

/** Until they take less than a quarter of a core, or for half a minute: idle ones look around, and a vacuum may be at work. */
async function atRest(pids: readonly number[]): Promise<void> {
  for (let seconds = 0, before = usage(pids); seconds < 30; seconds++) {
    await delay(1000);
    const now = usage(pids);
    if (now - before < 250) return;
    before = now;
  }
}

function expect202<Body>({ status, body }: ApiAnswer<Body>): Body {
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function sendCampaign({ api, sink, processes, database }: CampaignGround, count: number): Promise<{ rows: Row[]; perSecond: number; cpuMicros: number }> {
  const body = template.body.replaceAll('{{name}}', '{{customer.firstName}}').replace('{{code}}', '{{customer.attributes.code}}').replace('{{order}}', '{{customer.attributes.order}}');
  const made = await api.post<{ id: string }>('/api/v1/templates', { name: 'bench', channel: 'email', category: 'marketing', locale: 'en', format: 'html', subject: 'Hello {{customer.firstName}}', body: body.replace('</body>', '<a href="{{unsubscribeUrl}}">No more</a></body>') });
  const created = await api.post<Campaign>('/api/v1/campaigns', { name: 'Bench', channel: 'email', templateId: made.body.id, audience: { all: true } });
  const url = `/api/v1/campaigns/${created.body.id}`;
  const memory = processes.map((each) => ({ ...each, sampler: new MemorySampler(each.pid) }));
  const cpu = usageByProcess({ processes, database });
  const askedAt = Date.now();
  const begun = await api.post<Campaign>(`${url}/start`, { confirmRecipients: count });
  if (begun.status !== 200) throw new Error(`start: ${begun.status} ${JSON.stringify(begun.body)}`);
  const pausedMs = await pauseOnce(api, url, sink);
  const until = new AbortController();
  const singles = sendSingles(api, until.signal);
  const done = await eventually(async () => {
    const now = await api.get<Campaign>(url);
    if (now.body.status !== 'completed') throw new Error(JSON.stringify(now.body.totals));
    return now.body;
  }, { timeoutMs: patienceMs(count), everyMs: 250 });
  until.abort();
  const shares = usageByProcess({ processes, database }).map(({ name, ms }, n) => ({ name, micros: ((ms - (cpu[n]?.ms ?? 0)) * 1000) / count }));
  const cpuMicros = shares.reduce((sum, { micros }) => sum + micros, 0);
  const held = memory.map(({ sampler, ...each }) => ({ ...each, ...sampler.stop() }));
  const sentAt = await singles;
  await eventually(() => [...sentAt.keys()].every((to) => sink.journal().some((entry) => entry.to[0] === to)), { timeoutMs: 60_000, everyMs: 200 });
  const mails = sink.journal().filter(({ to }) => to[0]?.startsWith('customer'));
  const people = new Set(mails.map(({ to }) => to[0]));
  if (mails.length !== count || people.size !== count || done.totals.sent !== count) throw new Error(`${mails.length} mails to ${people.size}, the campaign says ${JSON.stringify(done.totals)}`);
  const waits = sink.journal().flatMap((entry) => (sentAt.has(entry.to[0] ?? '') ? [toMs(entry) - (sentAt.get(entry.to[0] ?? '') ?? 0)] : [])).sort((a, b) => a - b);
  const perSecond = count / ((Math.max(...lastOf(mails)) - askedAt - pausedMs.stood) / 1000);
  return {
    perSecond, cpuMicros,
    rows: [
      { what: 'campaign: start asked → all mails taken', value: perSecond, unit: 'msg/s', note: `each of ${count} recipients exactly once; a pause of ${pausedMs.stood} ms left out` },
      { what: 'campaign: pause answered → last mail taken', value: pausedMs.last, unit: 'ms', ceiling: 1000 },
      { what: 'single message beside it → mail, p99', value: waits[Math.ceil(waits.length * 0.99) - 1] ?? 0, unit: 'ms', ceiling: 500, note: `${waits.length} messages` },
      { what: 'campaign: CPU per message, all processes', value: cpuMicros, unit: 'µs', ceiling: 400, note: shares.map(({ name, micros }) => `${name} ${Math.round(micros)}`).join(', ') },
      ...held.flatMap(({ name, ceilingMb, peakMb, firstFifthMb, lastFifthMb }): Row[] => [
        { what: `campaign: memory of ${name}, peak`, value: peakMb, unit: 'MB', ceiling: ceilingMb },
        { what: `campaign: memory of ${name}, last fifth ÷ first fifth`, value: lastFifthMb / firstFifthMb, unit: '×', ceiling: 1.1 },
      ]),
    ],
  };
}

/** The last moments of a run, without spreading a million of them. */
const lastOf = (mails: readonly FastJournalEntry[]): number[] => mails.slice(-1000).map(toMs);

const usage = (pids: readonly number[]): number => pids.flatMap((pid) => [pid, ...descendants(pid)]).reduce((sum, each) => sum + cpuMs(each), 0);

/** Of each process by itself, and of the database: below the one process, or of its own. */
function usageByProcess({ processes, database }: Pick<CampaignGround, 'processes' | 'database'>): { name: string; ms: number }[] {
  const own = processes.map(({ name, pid }) => ({ name, ms: cpuMs(pid) }));
  return [...own, { name: 'PostgreSQL', ms: usage(pidsOf({ processes, database })) - own.reduce((sum, { ms }) => sum + ms, 0) }];
}

/** Pauses while mails flow, sees the last one that came after the answer, and goes on. */
async function pauseOnce(api: ApiClient, url: string, sink: FastSmtpSink): Promise<{ last: number; stood: number }> {
  await sink.waitFor(2000, 120_000);
  await api.post(`${url}/pause`);
  const answeredAt = Date.now();
  await delay(2000);
  const last = Math.max(0, ...sink.journal().slice(-1000).map(toMs).filter((at) => at > answeredAt).map((at) => at - answeredAt));
  await api.post(`${url}/resume`, {});
  return { last, stood: Date.now() - answeredAt };
}

/** Messages of their own, until told to end; when each was asked for, by its address. */
async function sendSingles(api: ApiClient, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>();
  for (let n = 0; !signal.aborted; n++) {
    const to = `single${n}@example.com`;
    asked.set(to, Date.now());
    await api.post('/api/v1/messages', { channel: 'email', to, category: 'receipt', subject: 'One', body: 'One' });
    await delay(priorityEveryMs);
  }
  return asked;
}
