import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { audienceRules, confirmAboveOf, providerOf } from '../estimate-audience/audience-rules.js';
import { countAudience } from '../estimate-audience/count-audience.sql.js';
import { estimateOf } from '../estimate-audience/estimate.rules.js';
import { findTotals } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { findTemplateHead } from '../store/template.sql.js';
import type { LifeFacts } from './lifecycle.rules.js';

/** Reads what a decision about a campaign's life rests on. */
@Injectable()
export class GatherLifeFacts {
  constructor(private readonly clock: Clock) {}

  /** Recipients are counted only for one that has not begun: nobody has to confirm again what is being sent. */
  async gather(tx: Tx, campaign: Campaign, confirmed?: number): Promise<LifeFacts> {
    const { hubId, channel, purpose, audience, templateId } = campaign;
    const { settings } = await findHub(tx, hubId);
    const now = this.clock.now();
    const template = await findTemplateHead(tx, hubId, templateId);
    const mayBegin = campaign.started === undefined && campaign.status !== 'cancelled';
    const rules = audienceRules({ hubId, settings }, { channel, purpose, now });
    const reachable = mayBegin ? estimateOf(await countAudience(tx, audience, rules), undefined, { channel, settings }).reachable : 0;
    const totals = (await findTotals(tx, [campaign.id])).get(campaign.id) ?? noTotals;
    return { now, template, totals, provider: providerOf(settings, channel), reachable, confirmAbove: confirmAboveOf(settings), confirmed };
  }
}
