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

/** Reads the facts for a decision about a campaign's lifecycle. */
@Injectable()
export class GatherLifeFacts {
  constructor(private readonly clock: Clock, private readonly estimates: EstimateAudience) {}

  /**
   * Recipients are counted only for a campaign that has not started, because nobody has to confirm again what is already being
   * sent. `confirmed`: the number that somebody confirmed, now or when it was scheduled.
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

  /** Counts like an estimate, without those who lack a variable. Texts are rendered only if the number of people would otherwise prevent the start. */
  async #estimated(tx: Tx, { hubId, channel, purpose, audience, templateId, variables }: Campaign, counted: number): Promise<number> {
    const estimate = await this.estimates.estimateIn(tx, hubId, { channel, purpose, audience, templateId, variables });
    return estimate.ok ? estimate.value.reachable : counted;
  }
}
