import { eventually, FastSmtpSink } from '@messaging/testing';
import { besideLoop } from './bare-nodemailer.js';
import { recipient, template, variables } from './mail.js';
import { cpuMs, descendants, MemorySampler } from './process-usage.js';
import { startProduct } from './product.js';
import type { Row } from './table.js';

const batchSize = 1000;
const acceptConcurrency = 2;

/** `count` queued emails through the whole product, ledger on, beside the bare loop against the same sink. */
export async function queuedEmails(count: number): Promise<Row[]> {
  const { result: rows, perSecond, row } = await besideLoop(count, () => throughProduct(count));
  const rate = rows.find(({ what }) => what === 'emails sent, ledger on')?.value ?? 0;
  return [row, ...rows, { what: 'emails ÷ bare nodemailer loop', value: rate / perSecond, unit: '×', floor: 0.9 }];
}

async function throughProduct(count: number): Promise<Row[]> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port);
  try {
    const created = await product.api.post<{ id: string }>('/api/v1/templates', { name: 'bench', channel: 'email', category: 'custom', locale: 'en', format: 'html', ...template });
    if (created.status !== 201) throw new Error(`template: ${created.status} ${JSON.stringify(created.body)}`);
    // All come due at one moment, when the last one has been accepted.
    const sendAt = new Date(Date.now() + 10_000 + count / 2.5).toISOString();
    const acceptedPerSecond = await accept(product.api, { templateId: created.body.id, sendAt }, count);
    if (Date.now() > Date.parse(sendAt)) throw new Error('accepting took longer than planned: they were not all queued');
    const { pid } = product.process;
    await sink.waitFor(1, 600_000);
    const [cpuBefore, databaseBefore] = [cpuMs(pid), databaseCpu(pid)];
    const memory = new MemorySampler(pid);
    const journal = await sink.waitFor(count, 600_000);
    const [cpu, database] = [cpuMs(pid) - cpuBefore, databaseCpu(pid) - databaseBefore];
    const { peakMb, firstFifthMb, lastFifthMb } = memory.stop();
    const seconds = (Date.parse(journal.at(-1)?.at ?? '') - Date.parse(journal[0]?.at ?? '')) / 1000;
    await settled(product.api);
    const distinct = new Set(journal.flatMap((entry) => entry.to)).size;
    if (distinct !== count || journal.length !== count) throw new Error(`${journal.length} mails to ${distinct} recipients, expected ${count} each once`);
    return [
      { what: 'POST /messages/batch accepted', value: acceptedPerSecond, unit: 'msg/s' },
      { what: 'emails sent, ledger on', value: count / seconds, unit: 'msg/s', note: `each of ${count} recipients exactly once` },
      { what: 'CPU per email: Node', value: (cpu * 1000) / count, unit: 'µs' },
      { what: 'CPU per email: PostgreSQL', value: (database * 1000) / count, unit: 'µs' },
      { what: 'memory of Node, peak', value: peakMb, unit: 'MB', ceiling: 450 },
      { what: 'memory, last fifth ÷ first fifth', value: lastFifthMb / firstFifthMb, unit: '×', ceiling: 1.1 },
    ];
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.close();
  }
}

async function accept(api: Awaited<ReturnType<typeof startProduct>>['api'], { templateId, sendAt }: { templateId: string; sendAt: string }, count: number): Promise<number> {
  const known = async (): Promise<boolean> => (await api.post('/api/v1/messages', { channel: 'email', to: 'x@example.com', templateId, variables: variables(0), sendAt: '2090-01-01T00:00:00Z' })).status === 202;
  await eventually(known, { timeoutMs: 10_000 });
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let from = (next += batchSize) - batchSize; from < count; from = (next += batchSize) - batchSize) {
      const messages = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => ({ channel: 'email', to: recipient(from + i), templateId, sendAt, variables: variables(from + i) }));
      const answer = await api.post<{ items: { id?: string; problem?: unknown }[] }>('/api/v1/messages/batch', { messages });
      const refused = answer.status === 202 ? answer.body.items.find((item) => item.id === undefined) : answer;
      if (refused) throw new Error(`batch: ${JSON.stringify(refused).slice(0, 500)}`);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: acceptConcurrency }, sender));
  return count / ((performance.now() - started) / 1000);
}

/** Every message ends `sent` in the product's own words, too. */
async function settled(api: Awaited<ReturnType<typeof startProduct>>['api']): Promise<void> {
  await eventually(async () => {
    const open = await api.get<{ items: { to?: string }[] }>('/api/v1/messages?status=queued&limit=10');
    return open.body.items.every((item) => item.to === 'x@example.com');
  }, { timeoutMs: 30_000 });
}

const databaseCpu = (pid: number): number => descendants(pid).reduce((sum, child) => sum + cpuMs(child), 0);
