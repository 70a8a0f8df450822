import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { audienceRules, confirmAboveOf, providerOf } from '../estimate-audience/audience-rules.js';
import { countAudience } from '../estimate-audience/count-audience.sql.js';
import { EstimateAudience } from '../estimate-audience/estimate-audience.handler.js';
import { estimateOf } from '../estimate-audience/estimate.rules.js';
import { findTotals } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { findTemplateHead } from '../store/template.sql.js';
import { needsNoWord, type LifeFacts } from './lifecycle.rules.js';

/** Reads what a decision about a campaign's life rests on. */
@Injectable()
export class GatherLifeFacts {
  constructor(private readonly clock: Clock, private readonly estimates: EstimateAudience) {}

  /**
   * Recipients are counted only for one that has not begun: nobody has to confirm again what is being sent. `confirmed`: how
   * many somebody said to know of, now or when it was planned.
   */
  async gather(tx: Tx, campaign: Campaign, confirmed?: number): Promise<LifeFacts> {
    const { hubId, channel, purpose, audience, templateId } = campaign;
    const { settings } = await findHub(tx, hubId);
    const now = this.clock.now();
    const template = await findTemplateHead(tx, hubId, templateId);
    const mayBegin = campaign.started === undefined && campaign.status !== 'cancelled';
    const rules = audienceRules({ hubId, settings }, { channel, purpose, now });
    const counted = mayBegin ? estimateOf(await countAudience(tx, audience, rules), undefined, { channel, settings }).reachable : 0;
    const confirmAbove = confirmAboveOf(settings);
    const reachable = needsNoWord({ reachable: counted, confirmAbove, confirmed }) ? counted : await this.#estimated(tx, campaign, counted);
    const totals = (await findTotals(tx, [campaign.id])).get(campaign.id) ?? noTotals;
    return { now, template, totals, provider: providerOf(settings, channel), reachable, confirmAbove, confirmed };
  }

  /** As an estimate counts, without those who lack a variable: texts are only rendered where more people would stand against beginning. */
  async #estimated(tx: Tx, { hubId, channel, purpose, audience, templateId, variables }: Campaign, counted: number): Promise<number> {
    const estimate = await this.estimates.estimateIn(tx, hubId, { channel, purpose, audience, templateId, variables });
    return estimate.ok ? estimate.value.reachable : counted;
  }
}
