import type { Campaign } from '@messaging/contracts';
import { FastSmtpSink, type ApiClient } from '@messaging/testing';
import { inDatabase } from './product-database.js';
import { startProduct, type BenchProduct } from './product.js';
import type { Row } from './table.js';

const campaigns = 1000;
/** Of them, so many have recipients: five million in all. */
const sentCampaigns = 50;
const recipientsOfEach = 100_000;
/** Of each kind of list; the third slowest is its p99. */
const asked = 300;
/** Left out: what a first call of a process and a cold cache cost. */
const warmUp = 30;

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** Lists of campaigns and of their recipients, by HTTP, beside five million recipients that were put there by SQL. */
export async function longLists(): Promise<Row[]> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port);
  const { api } = product;
  try {
    await fill(product);
    const ids = (await newest(api)).map(({ id }) => id);
    const recipients = (query: Record<string, string>) => (n: number) => ({ url: `/api/v1/campaigns/${ids[n % sentCampaigns]}/recipients`, query });
    return [
      await pages(api, 'campaigns', () => ({ url: '/api/v1/campaigns', query: {} })),
      await pages(api, 'recipients of a campaign', recipients({})),
      await pages(api, 'recipients that failed', recipients({ status: 'failed' })),
      await pages(api, 'recipients by reason', recipients({ reason: 'PROVIDER.RECIPIENT' })),
    ];
  } finally {
    await product.process.dispose();
    await api.close();
    await sink.close();
  }
}

async function newest(api: ApiClient): Promise<readonly { readonly id: string }[]> {
  const { body } = await api.get<{ items: { id: string }[] }>('/api/v1/campaigns', { query: { limit: sentCampaigns } });
  return body.items;
}

/** Asks for pages of 50, each behind the last one while there is one. */
async function pages(api: ApiClient, what: string, request: (n: number) => { url: string; query: Record<string, string> }): Promise<Row> {
  const times: number[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < warmUp + asked; n++) {
    const { url, query } = request(Math.floor(n / 5)); // five pages of each
    const started = performance.now();
    const page: Record<string, string> = n % 5 > 0 && cursor !== null ? { ...query, cursor } : query;
    const { status, body }: { status: number; body: Page } = await api.get<Page>(url, { query: page });
    if (n >= warmUp) times.push(performance.now() - started);
    if (status !== 200 || body.items.length === 0) throw new Error(`${url}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    cursor = body.nextCursor;
  }
  times.sort((a, b) => a - b);
  return { what: `list of ${what} at ${sentCampaigns * recipientsOfEach} recipients, by HTTP, p99`, value: times[Math.ceil(asked * 0.99) - 1] ?? 0, unit: 'ms', ceiling: 50, note: `p50 ${(times[asked / 2] ?? 0).toFixed(1)} ms, ${asked} pages` };
}

/** Copies of one campaign, the newest of them with recipients. Indexes are made afterwards: in half the time. */
async function fill({ api, process }: BenchProduct): Promise<void> {
  const template = await api.post<{ id: string }>('/api/v1/templates', { name: 'lists', channel: 'email', category: 'marketing', subject: 'Hello', body: 'Hello {{customer.firstName}} {{unsubscribeUrl}}' });
  const { status, body } = await api.post<Campaign>('/api/v1/campaigns', { name: 'Lists', channel: 'email', templateId: template.body.id, audience: { all: true } });
  if (status !== 201) throw new Error(`campaign: ${status} ${JSON.stringify(body)}`);
  await inDatabase(process.dataDir, async (client) => {
    await client.query(`insert into campaigns.campaign select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'status', 'completed', 'created_at', c.created_at - n * interval '1 hour'))).*
      from campaigns.campaign c, generate_series(1, ${campaigns - 1}) n`);
    await client.query(`insert into campaigns.campaign_totals (campaign_id, hub_id, sent, failed) select id, hub_id, ${recipientsOfEach * 0.9}, ${recipientsOfEach * 0.1} from campaigns.campaign on conflict do nothing`);
    const { rows } = await client.query<{ name: string; made: string }>(`select indexname as name, indexdef as made from pg_indexes where schemaname = 'campaigns' and tablename = 'campaign_recipient' and indexname not like '%pkey'`);
    for (const { name } of rows) await client.query(`drop index campaigns.${name}`);
    await client.query(`insert into campaigns.campaign_recipient (campaign_id, customer_id, hub_id, status, reason_code, accepted, sent_at, updated_at)
      select c.id, 'c' || lpad(n::text, 7, '0'), c.hub_id, case when n % 10 = 0 then 'failed' else 'sent' end, case when n % 10 = 0 then 'PROVIDER.RECIPIENT' end, n % 10 <> 0, now(), now()
      from (select id, hub_id from campaigns.campaign order by created_at desc limit ${sentCampaigns}) c, generate_series(1, ${recipientsOfEach}) n`);
    for (const { made } of rows) await client.query(made);
    await client.query('vacuum analyze campaigns.campaign_recipient, campaigns.campaign, campaigns.campaign_totals');
  });
}
