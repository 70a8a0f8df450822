import type { Campaign, CampaignEstimate } from '@messaging/contracts';
import { eventually, FastSmtpSink } from '@messaging/testing';
import { putCustomers } from './known-customers.js';
import { residentMb } from './process-usage.js';
import { startProduct, type BenchProduct } from './product.js';
import type { Row } from './table.js';

const people = 1_000_000;

/**
 * Estimates and snapshots over a million customers. They are put by SQL;
 * everything after that is the built product, by HTTP.
 */
export async function million(): Promise<Row[]> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port, { SENDING: 'hold' });
  try {
    await putCustomers(product.process.dataDir, { count: people, refusing: 20 });
    const filter = { filter: { combinator: 'and', rules: [{ field: 'customer.loyaltyTier', operator: '=', value: 'gold' }, { field: 'customer.totalSpent', operator: '>', value: '100' }] } };
    const templateId = await template(product);
    return [
      { what: `estimate over ${people} customers, all of them`, value: await estimate(product, { all: true }), unit: 'ms', ceiling: 1000 },
      { what: `estimate over ${people} customers, by a filter`, value: await estimate(product, filter), unit: 'ms', ceiling: 1000 },
      { what: `estimate over ${people} customers, with a thousand texts rendered`, value: await estimate(product, { all: true }, templateId), unit: 'ms', ceiling: 1000 },
      ...(await snapshot(product, templateId)),
    ];
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.close();
  }
}

/** The slowest of five, in milliseconds. */
async function estimate({ api }: BenchProduct, audience: object, templateId?: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n++) {
    const started = performance.now();
    const { status, body } = await api.post<CampaignEstimate>('/api/v1/campaigns/estimate', { channel: 'email', audience, templateId });
    if (status !== 200 || body.matched === 0) throw new Error(`estimate: ${status} ${JSON.stringify(body)}`);
    times.push(performance.now() - started);
  }
  return Math.max(...times);
}

async function template({ api }: BenchProduct): Promise<string> {
  const { body } = await api.post<{ id: string }>('/api/v1/templates', { name: 'million', channel: 'email', category: 'marketing', subject: 'Hello', body: 'Hello {{customer.firstName}} {{unsubscribeUrl}}' });
  return body.id;
}

async function snapshot({ api, process }: BenchProduct, templateId: string): Promise<Row[]> {
  const { body } = await api.post<Campaign>('/api/v1/campaigns', { name: 'Million', channel: 'email', templateId, audience: { all: true } });
  const before = residentMb(process.pid);
  const started = performance.now();
  const begun = await api.post<Campaign>(`/api/v1/campaigns/${body.id}/start`, { confirmRecipients: people });
  if (begun.status !== 200) throw new Error(`start: ${begun.status} ${JSON.stringify(begun.body)}`);
  let peak = before;
  await eventually(async () => {
    peak = Math.max(peak, residentMb(process.pid));
    const { totals } = (await api.get<Campaign>(`/api/v1/campaigns/${body.id}`)).body;
    if (totals.recipients < people) throw new Error(`${totals.recipients} recipients`);
  }, { timeoutMs: 120_000, everyMs: 100 });
  return [
    { what: `snapshot of ${people} customers: start asked → all are recipients`, value: (performance.now() - started) / 1000, unit: 's', ceiling: 15 },
    { what: 'snapshot: memory of Node, peak above the start', value: peak - before, unit: 'MB', note: `${Math.round(peak)} MB` },
  ];
}
