import { addressOf } from '@messaging/audience';
import type { CampaignRecipient } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import type { Campaign } from '../define-campaign/campaign.js';
import { campaignNotFound } from '../define-campaign/define-campaigns.handler.js';
import { findCampaign } from '../store/campaign.sql.js';
import { findCustomerFields } from '../store/customer.sql.js';
import { listRecipients, type RecipientQuery } from '../store/recipient.sql.js';
import { nameIn, recipientView } from './recipient-view.rules.js';
import { csvHeader, recipientLine, type CsvForm, type ListedRecipient } from './recipients-csv.rules.js';

/** Recipients that are read at once for a file: 1 M of them pass through the memory of 5,000. */
const csvPageSize = 5000;

/** Which recipients a file lists, how it is written, and whether it says where they are written to. */
export interface RecipientsFile extends Pick<RecipientQuery, 'status' | 'reason'>, CsvForm {
  readonly withAddress: boolean;
}

@Injectable()
export class ListRecipients {
  constructor(private readonly database: Database) {}

  async list(hubId: string, id: string, query: RecipientQuery): Promise<Result<Page<CampaignRecipient>>> {
    return this.database.inHub(hubId, async (tx) => {
      if (!(await findCampaign(tx, hubId, id))) return campaignNotFound;
      const rows = await listRecipients(tx, id, { ...query, limit: query.limit + 1 });
      const page = pageOf(rows, query.limit, ({ customerId }) => ({ customerId }));
      return ok({ ...page, items: await this.#named(tx, hubId, page.items.map(recipientView)) });
    });
  }

  /** With their names, as far as customers are still known. */
  async #named(tx: Tx, hubId: string, recipients: readonly CampaignRecipient[]): Promise<CampaignRecipient[]> {
    const known = await findCustomerFields(tx, hubId, recipients.map(({ customerId }) => customerId));
    return recipients.map((recipient) => ({ ...recipient, ...nameIn(known.get(recipient.customerId)) }));
  }

  /** All of them as a file, page by page: nobody's list is held in memory, and no transaction stays open over a slow reader. */
  async csv(hubId: string, id: string, asked: RecipientsFile): Promise<Result<AsyncGenerator<string>>> {
    const campaign = await this.database.inHub(hubId, (tx) => findCampaign(tx, hubId, id));
    return campaign ? ok(this.#lines(campaign, asked)) : campaignNotFound;
  }

  async *#lines({ hubId, id, channel }: Campaign, { language, delimiter, withAddress, ...which }: RecipientsFile): AsyncGenerator<string> {
    const form = { language, delimiter };
    yield csvHeader(form);
    for (let after: string | undefined; ; ) {
      const page = { ...which, after, limit: csvPageSize };
      const { rows, known } = await this.database.inHub(hubId, async (tx) => {
        const found = await listRecipients(tx, id, page);
        return { rows: found, known: await findCustomerFields(tx, hubId, found.map(({ customerId }) => customerId)) };
      });
      const listed = rows.map((row): ListedRecipient => {
        const fields = known.get(row.customerId);
        return { ...recipientView(row), ...nameIn(fields), address: withAddress && fields ? addressOf(fields, channel) : undefined };
      });
      if (listed.length > 0) yield listed.map((recipient) => recipientLine(recipient, form)).join('');
      after = rows.at(-1)?.customerId;
      if (rows.length < csvPageSize) return;
    }
  }
}
