import { normalizeAddress } from '@messaging/audience';
import { CompiledTemplateCache } from '@messaging/content';
import { messageSend, type CampaignTestSent, type TestSendCampaign } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { CAMPAIGNS_SETTINGS, type CampaignsSettings } from '../campaigns-settings.js';
import { findCustomerFields } from '../store/customer.sql.js';
import { gatherCampaignText, type ReadableCampaign } from './gather-campaign-text.js';
import { nextReachable } from './next-reachable.sql.js';
import { customerNotFound } from './preview-campaigns.handler.js';
import { renderForCustomer, type TextCustomer } from './render-for-customer.rules.js';

/** A test send of a hub's campaign, and what identifies a repetition of it. */
export interface TestSendRequest {
  readonly hubId: string;
  readonly id: string;
  readonly key?: string | undefined;
  readonly body: TestSendCampaign;
}

/** Reachable customers that are looked at for one who lacks nothing. */
const lookedAtMax = 100;

/** Sends a campaign's message to an address of the shop's own, the way of every message. It belongs to no campaign's totals. */
@Injectable()
export class TestSendCampaigns {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly templates: CompiledTemplateCache,
    private readonly clock: Clock,
    @Inject(CAMPAIGNS_SETTINGS) private readonly settings: CampaignsSettings,
  ) {}

  async send({ hubId, id, key, body }: TestSendRequest): Promise<Result<CampaignTestSent>> {
    const now = this.clock.now();
    const route = `POST /campaigns/${id}/test-send`;
    return this.database.inHub(hubId, (tx) =>
      acceptOnce(tx, { hubId, route, key, body, now }, async () => {
        const readable = await gatherCampaignText(tx, { hubId, id, now, ...this.settings });
        if (!readable.ok) return readable;
        const customer = await this.#customerFor(tx, readable.value, body.customerId);
        if (!customer) return customerNotFound;
        const address = normalizeAddress(readable.value.text.channel, body.to, readable.value.settings?.hub.country ?? '');
        if (!address.valid) return refuse({ kind: 'rule', code: 'ADDRESS.INVALID', detail: '/to is not an address of this channel', errors: [{ pointer: '/to', code: 'ADDRESS.INVALID', detail: 'is not an address of this channel' }] });
        const missing = this.#missing(readable.value, customer);
        if (missing.length > 0) return refuse({ kind: 'rule', code: 'TEMPLATE.VARIABLE_MISSING', detail: `Customer ${customer.customerId} lacks ${missing.join(', ')}; name another.` });
        const made = testCommand(readable.value, { customer, to: address.address, keys: [hubId, route, key ?? newId()] });
        await this.outbox.add(tx, [made.command]);
        return ok(made.answer);
      }),
    );
  }

  /** The named customer, or the first reachable one who lacks nothing; if all lack something, the first. */
  async #customerFor(tx: Tx, readable: ReadableCampaign, named: string | undefined): Promise<TextCustomer | undefined> {
    const { campaign, rules } = readable;
    const customerIds = named === undefined ? await nextReachable(tx, campaign.audience, { rules, after: '', limit: lookedAtMax }) : [named];
    const known = await findCustomerFields(tx, campaign.hubId, customerIds);
    const customers = customerIds.flatMap((customerId) => {
      const fields = known.get(customerId);
      return fields ? [{ customerId, fields }] : [];
    });
    return customers.find((customer) => this.#missing(readable, customer).length === 0) ?? customers[0];
  }

  #missing({ text }: ReadableCampaign, customer: TextCustomer): readonly string[] {
    const rendered = renderForCustomer(text, customer, this.templates);
    return !rendered.ok && 'missing' in rendered ? rendered.missing : [];
  }
}

/**
 * Staff asked for it, so it is transactional whatever the campaign's purpose: neither consent nor quiet hours hold it
 * back, and a suppressed address stays so. Of a marketing campaign its category is marketing, which is what its look goes by.
 */
function testCommand({ campaign, text }: ReadableCampaign, { customer, to, keys }: { customer: TextCustomer; to: string; keys: readonly [string, string, string] }): { command: Publication; answer: CampaignTestSent } {
  const { id: campaignId, hubId, channel, templateId, variables } = campaign;
  const messageId = deriveId(...keys);
  const templateVersion = text.template.version;
  return {
    answer: { id: messageId, messageId, to, customerId: customer.customerId, templateVersion, status: 'queued' },
    command: {
      message: messageSend(channel, 'priority'), hubId, key: `${hubId}|${to}`,
      data: {
        messageId, idempotencyKey: keys.join('|'), channel, to, category: campaign.purpose === 'marketing' ? 'marketing' : text.template.category, purpose: 'transactional',
        content: { templateId, templateVersion, variables: variables ?? {} }, event: {}, restsOn: {}, customer: customer.fields,
        metadata: { testSend: true, campaignId },
      },
    },
  };
}
