import { addressOf } from '@messaging/audience';
import { CompiledTemplateCache } from '@messaging/content';
import type { CampaignEstimate, Channel, EstimateCampaign, SettingsChanged, TemplateVersionPublished } from '@messaging/contracts';
import { Clock, ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CAMPAIGNS_SETTINGS, type CampaignsSettings } from '../campaigns-settings.js';
import { audienceComplaints, reservedComplaints, templateComplaints } from '../define-campaign/campaign.rules.js';
import { needsCustomer, type CampaignText } from '../preview-campaign/render-for-customer.rules.js';
import { nameIn } from '../list-recipients/recipient-view.rules.js';
import { findCustomerFields } from '../store/customer.sql.js';
import { findHub } from '../store/hub.sql.js';
import { findTemplateHead, findTemplateVersion } from '../store/template.sql.js';
import { audienceRules, type AudienceRules } from './audience-rules.js';
import { AwaitAudience } from './await-audience.js';
import { countAudience, countUnknown, reachableIds, type AudienceCount } from './count-audience.sql.js';
import { estimateOf, exactMax, sampleMax, type RenderedCount } from './estimate.rules.js';
import { examplesMax, RenderTally } from './render-tally.js';
import { wayOutWarnings } from './way-out.rules.js';

/** Number of customers whose fields are read at once. */
const pageSize = 5000;

/** What is estimated: an audience by the rules of its hub, and the text, if there is one. */
interface Question {
  readonly body: EstimateCampaign;
  readonly rules: AudienceRules;
  readonly settings: SettingsChanged | undefined;
  readonly text: CampaignText | undefined;
}

/** Says whom a campaign would reach, before anything is created. */
@Injectable()
export class EstimateAudience {
  constructor(
    private readonly database: Database,
    private readonly templates: CompiledTemplateCache,
    private readonly clock: Clock,
    private readonly audience: AwaitAudience,
    @Inject(CAMPAIGNS_SETTINGS) private readonly hosted: CampaignsSettings,
  ) {}

  async estimate(hubId: string, body: EstimateCampaign): Promise<Result<CampaignEstimate>> {
    await this.audience.toBeHere('ask');
    return this.database.inHub(hubId, (tx) => this.estimateIn(tx, hubId, body));
  }

  /** The same within a transaction of the hub. */
  async estimateIn(tx: Tx, hubId: string, body: EstimateCampaign): Promise<Result<CampaignEstimate>> {
    const template = await findText(tx, hubId, body);
    const errors = [...template.errors, ...audienceComplaints(body.audience), ...reservedComplaints(body.variables)];
    const [first] = errors;
    if (first) return refuse({ kind: 'rule', code: first.code, detail: `${first.pointer} ${first.detail}`, errors });
    const { settings } = await findHub(tx, hubId);
    const { channel, variables, purpose = 'marketing' } = body;
    const rules = audienceRules({ hubId, settings }, { channel, purpose, now: this.clock.now() });
    const text = template.version && { hubId, channel, template: template.version, variables, settings, purpose, ...this.hosted };
    return ok(await this.#answer(tx, { body, rules, settings, text }));
  }

  async #answer(tx: Tx, question: Question): Promise<CampaignEstimate> {
    const { body, rules, text, settings } = question;
    const count = await countAudience(tx, body.audience, rules);
    const rendered = text && this.#mustRender(text) ? await this.#render(tx, question, { text, count }) : undefined;
    return {
      ...estimateOf(count, rendered, { channel: body.channel, settings }),
      ...('customerIds' in body.audience && { unknown: await countUnknown(tx, rules.hubId, body.audience.customerIds) }),
      sample: await sampleOf(tx, body.channel, { hubId: rules.hubId, ids: rendered?.examples ?? (await firstReachable(tx, question, count)) }),
      warnings: text ? wayOutWarnings(text, rules) : [],
    };
  }

  /** Segments need the rendered texts; otherwise texts are rendered only if somebody could lack a value. */
  #mustRender(text: CampaignText): boolean {
    return text.channel === 'sms' || needsCustomer(text, this.templates);
  }

  async #render(tx: Tx, { body, rules }: Question, { text, count }: { text: CampaignText; count: AudienceCount }): Promise<RenderedCount & { readonly examples: readonly string[] }> {
    const tally = new RenderTally(text, this.templates);
    const isWhole = count.matched <= exactMax;
    const ids = isWhole ? await reachableIds(tx, body.audience, { rules }) : count.sampled.slice(0, sampleMax);
    for (let from = 0; from < ids.length; from += pageSize) {
      for (const [customerId, fields] of await findCustomerFields(tx, rules.hubId, ids.slice(from, from + pageSize))) tally.add({ customerId, fields });
    }
    return { ...tally.counted, isWhole, examples: tally.examples };
  }
}

/** The current version of the requested template, or the reason it cannot be used. */
async function findText(tx: Tx, hubId: string, { templateId, channel }: EstimateCampaign): Promise<{ version: TemplateVersionPublished | undefined; errors: readonly ProblemDetail[] }> {
  if (templateId === undefined) return { version: undefined, errors: [] };
  const head = await findTemplateHead(tx, hubId, templateId);
  const errors = templateComplaints(channel, head);
  return { errors, version: head && errors.length === 0 ? await findTemplateVersion(tx, hubId, head) : undefined };
}

/** Of a text that needs nothing of anybody, whoever can be reached is an example. */
async function firstReachable(tx: Tx, { body, rules }: Question, { sampled }: AudienceCount): Promise<readonly string[]> {
  return sampled.length >= examplesMax ? sampled.slice(0, examplesMax) : reachableIds(tx, body.audience, { rules, limit: examplesMax });
}

async function sampleOf(tx: Tx, channel: Channel, { hubId, ids }: { hubId: string; ids: readonly string[] }): Promise<CampaignEstimate['sample']> {
  return [...(await findCustomerFields(tx, hubId, ids))].map(([customerId, fields]) => {
    const address = addressOf(fields, channel);
    return { customerId, ...nameIn(fields), ...(address !== undefined && { address }) };
  });
}
