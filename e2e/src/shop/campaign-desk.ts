import type { Campaign, CampaignEstimate, CampaignRecipient, CampaignStatus, CreateCampaign, CustomerFields, TemplateView } from '@messaging/contracts';
import { erpEvent, eventually } from '@messaging/testing';
import type { Shop } from './shop.js';

/** Customers are told of in batches of this size; the door takes 1,000. */
const batchSize = 1000;

/** Staff at the desk where campaigns are made: by HTTP alone. */
export class CampaignDesk {
  constructor(private readonly shop: Shop) {}

  /** Makes customers known without anybody being welcomed, and waits until campaigns can find all of them. */
  async customers(all: readonly (CustomerFields & { readonly id: string })[]): Promise<void> {
    for (let from = 0; from < all.length; from += batchSize) {
      const events = all.slice(from, from + batchSize).map(({ id, ...customer }) => erpEvent('customer.created', { customerId: id, customer }, { backfill: 'true' }));
      await this.shop.publish(...events);
    }
    const known = all.map(({ id }) => id);
    await eventually(async () => {
      const { unknown } = await this.estimate({ audience: { customerIds: known.slice(-1000) } });
      if (unknown !== 0) throw new Error(`${unknown ?? '?'} customers have not arrived`);
    }, { timeoutMs: 60_000 });
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
