import type { Campaign as CampaignView, ChangeCampaign, CreateCampaign } from '@messaging/contracts';
import { Clock, deriveId, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { acceptOnce, matchesTag, refuseStale } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { lockCampaign } from '../store/campaign.sql.js';
import { findTemplateHead } from '../store/template.sql.js';
import { changedCampaign, checkCampaign, newCampaign, whyFixed } from './campaign.rules.js';
import { campaignView, entityTag } from './campaign-view.rules.js';
import type { Campaign } from './campaign.js';

const route = 'POST /campaigns';

export const campaignNotFound = refuse({ kind: 'not_found', code: 'CAMPAIGN.NOT_FOUND', detail: 'There is no such campaign.' });

/** The answer: the view, and the entity tag that a later change may refer to. */
export interface TaggedCampaign {
  readonly view: CampaignView;
  readonly tag: string;
}

export const tagged = (campaign: Campaign, view: CampaignView): TaggedCampaign => ({ view, tag: entityTag(campaign) });

/** What staff define before anything is sent. */
@Injectable()
export class DefineCampaigns {
  constructor(
    private readonly database: Database,
    private readonly campaigns: SaveCampaigns,
    private readonly clock: Clock,
  ) {}

  async create(hubId: string, body: CreateCampaign, key: string | undefined): Promise<Result<TaggedCampaign>> {
    return this.database.inHub(hubId, (tx) => {
      const now = this.clock.now();
      const id = key === undefined ? newId() : deriveId(hubId, route, key, now.toISOString());
      return acceptOnce(tx, { hubId, route, key, body, now }, async () => {
        const campaign = newCampaign(body, { id, hubId, now });
        const checked = checkCampaign(campaign, { template: await findTemplateHead(tx, hubId, campaign.templateId), now });
        return checked.ok ? ok(tagged(campaign, campaignView(campaign, await this.campaigns.insert(tx, campaign)))) : checked;
      });
    });
  }

  async change(hubId: string, id: string, { patch, ifMatch }: { patch: ChangeCampaign; ifMatch: string | undefined }): Promise<Result<TaggedCampaign>> {
    return this.database.inHub(hubId, async (tx) => {
      const campaign = await lockCampaign(tx, hubId, id);
      if (!campaign) return campaignNotFound;
      if (!matchesTag(ifMatch, entityTag(campaign))) return stale;
      const now = this.clock.now();
      const changed = changedCampaign(campaign, patch, now);
      if (!changed.ok) return changed;
      const checked = checkCampaign(changed.value, { template: await findTemplateHead(tx, hubId, changed.value.templateId), now });
      if (!checked.ok) return checked;
      return ok(tagged(checked.value, campaignView(checked.value, await this.campaigns.save(tx, campaign, checked.value))));
    });
  }

  async delete(hubId: string, id: string, ifMatch: string | undefined): Promise<Result<undefined>> {
    return this.database.inHub(hubId, async (tx) => {
      const campaign = await lockCampaign(tx, hubId, id);
      if (!campaign) return campaignNotFound;
      if (!matchesTag(ifMatch, entityTag(campaign))) return stale;
      if (campaign.status !== 'draft' && campaign.status !== 'scheduled') return refuse(whyFixed(campaign, 'The campaign has begun; only drafts and scheduled campaigns can be deleted.'));
      await this.campaigns.delete(tx, campaign);
      return ok(undefined);
    });
  }
}

const stale = refuseStale('The campaign');
