import type { Campaign, CampaignEstimate, CampaignRecipient, CampaignStatus, CreateCampaign, CustomerFields, CustomerImport, TemplateView } from '@messaging/contracts';
import { eventually, type JournalEntry, type SmtpSink } from '@messaging/testing';
import type { Shop } from './shop.js';

/** A pause holds within a second; a loaded machine may need longer until its processes have heard of it (the second is measured by the bench). */
const pausedWithinMs = 3000;

/** Staff at the desk where campaigns are made: by HTTP alone. */
export class CampaignDesk {
  constructor(private readonly shop: Shop) {}

  /** Makes customers known from a file, so that nobody is welcomed, and waits until campaigns can find all of them. */
  async customers(all: readonly (CustomerFields & { readonly id: string })[]): Promise<void> {
    const file = all.map((customer) => JSON.stringify(customer)).join('\n');
    const { id, rejected } = await this.shop.ask<CustomerImport>(202, this.shop.client.post('/api/v1/customers/import', file, { headers: { 'content-type': 'application/x-ndjson' } }));
    if (rejected > 0) throw new Error(`${rejected} customers were rejected`);
    const last = all.slice(-1000).map((customer) => customer.id);
    await eventually(async () => {
      const { status, accepted } = await this.shop.ask<CustomerImport>(200, this.shop.client.get(`/api/v1/customers/imports/${id}`));
      if (status !== 'completed') throw new Error(`${status}: ${accepted} customers were taken on`);
      const { unknown } = await this.estimate({ audience: { customerIds: last } });
      if (unknown !== 0) throw new Error(`${unknown ?? '?'} customers have not arrived`);
    }, { timeoutMs: 60_000 + all.length * 5 });
  }

  /** A marketing template for every channel. */
  async template(body = 'Hello {{customer.firstName}}, {{unsubscribeUrl}}', subject = 'News'): Promise<string> {
    const draft = { name: subject, channel: 'email', category: 'marketing', subject, body };
    return (await this.shop.ask<TemplateView>(201, this.shop.client.post('/api/v1/templates', draft))).id;
  }

  estimate(body: object): Promise<CampaignEstimate> {
    return this.shop.ask<CampaignEstimate>(200, this.shop.client.post('/api/v1/campaigns/estimate', { channel: 'email', ...body }));
  }

  async create(draft: Partial<CreateCampaign> & { templateId: string }): Promise<string> {
    const body = { name: 'Autumn', channel: 'email', audience: { all: true }, ...draft };
    return (await this.shop.ask<Campaign>(201, this.shop.client.post('/api/v1/campaigns', body))).id;
  }

  /** One of the verbs; answered 200. */
  act(id: string, verb: string, body: object = {}): Promise<Campaign> {
    return this.shop.ask<Campaign>(200, this.shop.client.post(`/api/v1/campaigns/${id}/${verb}`, body));
  }

  /** Pauses it, and lets other mail go out until well after it must have stopped. Returns the campaign's mails that came too late. */
  async pause(id: string, { sink, mails }: { sink: SmtpSink; mails: () => readonly JournalEntry[] }): Promise<readonly JournalEntry[]> {
    await this.act(id, 'pause');
    const stoppedAt = Date.now() + pausedWithinMs;
    for (let marker = 0; Date.now() < stoppedAt + 1000; marker++) {
      const to = `marker-${marker}@example.com`;
      await this.shop.ask(202, this.shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'custom', body: 'Hi' }));
      await sink.waitFor((entries) => entries.some((entry) => entry.to[0] === to));
    }
    return mails().filter(({ at }) => Date.parse(at) > stoppedAt);
  }

  get(id: string): Promise<Campaign> {
    return this.shop.ask<Campaign>(200, this.shop.client.get(`/api/v1/campaigns/${id}`));
  }

  /** Waits for a status with nothing open. */
  until(id: string, status: CampaignStatus, timeoutMs = 60_000): Promise<Campaign> {
    return eventually(async () => {
      const campaign = await this.get(id);
      if (campaign.status !== status || campaign.totals.open > 0) throw new Error(`the campaign is ${campaign.status}: ${JSON.stringify(campaign.totals)}`);
      return campaign;
    }, { timeoutMs });
  }

  /** Every recipient, page by page. */
  async recipients(id: string, status?: string): Promise<CampaignRecipient[]> {
    const all: CampaignRecipient[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: 200, ...(status !== undefined && { status }), ...(cursor !== undefined && { cursor }) };
      const page: { items: CampaignRecipient[]; nextCursor: string | null } = await this.shop.ask(200, this.shop.client.get(`/api/v1/campaigns/${id}/recipients`, { query }));
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }
}

/** People who agreed to marketing by mail. */
export const willing = (count: number, prefix = 'p'): (CustomerFields & { id: string })[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${prefix}-${String(index).padStart(6, '0')}`;
    return { id, firstName: `Name ${index}`, email: `${id}@example.com`, consent: { email: { marketing: true } } };
  });
