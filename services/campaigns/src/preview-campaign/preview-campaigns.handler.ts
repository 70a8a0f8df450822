import { addressOf, normalizeAddress } from '@messaging/audience';
import { CompiledTemplateCache } from '@messaging/content';
import type { CampaignPreview, RecipientMissingVariables } from '@messaging/contracts';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CAMPAIGNS_SETTINGS, type CampaignsSettings } from '../campaigns-settings.js';
import { told } from '../list-recipients/recipient-view.rules.js';
import { findCustomerFields } from '../store/customer.sql.js';
import { gatherCampaignText, type ReadableCampaign } from './gather-campaign-text.js';
import { judgeCustomer } from './judge-customer.sql.js';
import { nextReachable } from './next-reachable.sql.js';
import { renderForCustomer, segmentsOf, type TextCustomer } from './render-for-customer.rules.js';

/** Customers examined for one page of missing variables, at most: a second of rendering. */
const lookedMax = 20_000;
const sliceMax = 1000;

/** Where a page of customers with missing variables ended. */
export interface MissingPage {
  readonly items: readonly RecipientMissingVariables[];
  /** The last customer examined; undefined if all were. */
  readonly after: string | undefined;
}

/** Shows what a campaign would say, before anything is sent. */
@Injectable()
export class PreviewCampaigns {
  constructor(
    private readonly database: Database,
    private readonly templates: CompiledTemplateCache,
    private readonly clock: Clock,
    @Inject(CAMPAIGNS_SETTINGS) private readonly settings: CampaignsSettings,
  ) {}

  async preview(hubId: string, id: string, customerId: string): Promise<Result<CampaignPreview>> {
    return this.database.inHub(hubId, async (tx) => {
      const readable = await gatherCampaignText(tx, { hubId, id, now: this.clock.now(), ...this.settings });
      if (!readable.ok) return readable;
      const fields = (await findCustomerFields(tx, hubId, [customerId])).get(customerId);
      const judged = await judgeCustomer(tx, customerId, readable.value.rules);
      return fields && judged ? ok(this.#view(readable.value, { customerId, fields }, judged.reason)) : customerNotFound;
    });
  }

  #view({ text, settings }: ReadableCampaign, customer: TextCustomer, reason: string | null): CampaignPreview {
    const { channel } = text;
    const given = addressOf(customer.fields, channel);
    const address = given === undefined ? undefined : normalizeAddress(channel, given, settings?.hub.country ?? '');
    const rendered = renderForCustomer(text, customer, this.templates);
    const missing = !rendered.ok && 'missing' in rendered ? rendered.missing : [];
    const code = reason ?? (missing.length > 0 ? 'TEMPLATE.VARIABLE_MISSING' : undefined);
    return {
      customerId: customer.customerId, ...(address?.valid && { to: address.address }),
      ...(rendered.ok && { subject: rendered.subject, text: rendered.text, html: rendered.html, ...(rendered.wayOut !== undefined && { wayOut: rendered.wayOut }), ...(channel === 'sms' && { segments: segmentsOf(rendered.text) }) }),
      missing: [...missing], ...(code !== undefined && { skipped: told({ code, detail: missing.join(', ') }) }),
    };
  }

  /** Customers who would be written to if their record did not lack a variable, in the order of customer ids. */
  async missing(hubId: string, id: string, { after, limit }: { after: string; limit: number }): Promise<Result<MissingPage>> {
    return this.database.inHub(hubId, async (tx) => {
      const readable = await gatherCampaignText(tx, { hubId, id, now: this.clock.now(), ...this.settings });
      return readable.ok ? ok(await this.#lookForMissing(tx, readable.value, { after, limit })) : readable;
    });
  }

  async #lookForMissing(tx: Tx, { campaign, text, rules }: ReadableCampaign, { after, limit }: { after: string; limit: number }): Promise<MissingPage> {
    const items: RecipientMissingVariables[] = [];
    let cursor = after;
    for (let looked = 0; looked < lookedMax; looked += sliceMax) {
      const slice = await nextReachable(tx, campaign.audience, { rules, after: cursor, limit: sliceMax });
      const known = await findCustomerFields(tx, campaign.hubId, slice);
      for (const customerId of slice) {
        cursor = customerId;
        const fields = known.get(customerId);
        const rendered = fields && renderForCustomer(text, { customerId, fields }, this.templates);
        if (rendered && !rendered.ok && 'missing' in rendered) items.push({ customerId, missing: [...rendered.missing] });
        if (items.length === limit) return { items, after: cursor };
      }
      if (slice.length < sliceMax) return { items, after: undefined };
    }
    return { items, after: cursor };
  }
}

export const customerNotFound = refuse({ kind: 'not_found', code: 'CUSTOMER.NOT_FOUND', detail: 'There is no such customer.' });
