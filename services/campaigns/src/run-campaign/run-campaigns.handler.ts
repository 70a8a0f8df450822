import type { ConfirmCampaign, ScheduleCampaign } from '@messaging/contracts';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { campaignView } from '../define-campaign/campaign-view.rules.js';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { campaignNotFound, tagged, type TaggedCampaign } from '../define-campaign/define-campaigns.handler.js';
import { providerOf } from '../estimate-audience/audience-rules.js';
import { AwaitAudience } from '../estimate-audience/await-audience.js';
import { noStreak } from '../guard-campaign/guard.rules.js';
import { findTotals, lockCampaign } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { saveStreak } from '../store/progress.sql.js';
import { GatherLifeFacts } from './gather-life-facts.js';
import { decideCancel, decidePause, decideResume, decideRetry, decideSchedule, decideStart } from './lifecycle.rules.js';
import { scheduledMoment } from './scheduled-moment.js';

/** One campaign of a hub, and what identifies a repetition of the request. */
export interface CampaignRequest {
  readonly hubId: string;
  readonly id: string;
  readonly key?: string | undefined;
}

type Decide = (tx: Tx, campaign: Campaign) => Promise<Result<Campaign>>;

/** What people do with a campaign. Every change locks its row, so that of two changes the second sees the result of the first. */
@Injectable()
export class RunCampaigns {
  constructor(
    private readonly database: Database,
    private readonly campaigns: SaveCampaigns,
    private readonly facts: GatherLifeFacts,
    private readonly clock: Clock,
    private readonly audience: AwaitAudience,
  ) {}

  async start(request: CampaignRequest, body: ConfirmCampaign): Promise<Result<TaggedCampaign>> {
    await this.audience.toBeHere('begin');
    return this.#change('start', request, { body, decide: async (tx, campaign) => decideStart(campaign, await this.facts.gather(tx, campaign, body.confirmRecipients)) });
  }

  async schedule(request: CampaignRequest, body: ScheduleCampaign): Promise<Result<TaggedCampaign>> {
    await this.audience.toBeHere('begin');
    return this.#change('schedule', request, {
      body,
      decide: async (tx, campaign) => {
        const at = await scheduledMoment(tx, campaign, { schedule: body, now: this.clock.now() });
        if (!at) return noSuchDay;
        return decideSchedule(campaign, { schedule: { at: body.at, zone: body.zone }, at }, await this.facts.gather(tx, campaign, body.confirmRecipients));
      },
    });
  }

  pause(request: CampaignRequest): Promise<Result<TaggedCampaign>> {
    return this.#change('pause', request, { decide: (_tx, campaign) => Promise.resolve(decidePause(campaign, this.clock.now())) });
  }

  resume(request: CampaignRequest, body: ConfirmCampaign): Promise<Result<TaggedCampaign>> {
    return this.#change('resume', request, {
      body,
      decide: async (tx, campaign) => {
        const resumed = decideResume(campaign, await this.facts.gather(tx, campaign, body.confirmRecipients));
        if (resumed.ok && resumed.value !== campaign) await saveStreak(tx, campaign.id, noStreak);
        return resumed;
      },
    });
  }

  cancel(request: CampaignRequest): Promise<Result<TaggedCampaign>> {
    return this.#change('cancel', request, { decide: (_tx, campaign) => Promise.resolve(decideCancel(campaign, this.clock.now())) });
  }

  /** A new round for failed recipients, or for those with an unknown outcome. */
  retry(kind: 'retryFailed' | 'retryUnknown', request: CampaignRequest, body: ConfirmCampaign): Promise<Result<TaggedCampaign>> {
    return this.#change(kind, request, {
      body,
      decide: async (tx, campaign) => {
        const totals = (await findTotals(tx, [campaign.id])).get(campaign.id) ?? noTotals;
        const count = kind === 'retryFailed' ? totals.failed : totals.unknown;
        const { settings } = await findHub(tx, campaign.hubId);
        const retried = decideRetry(campaign, kind, { count, confirmed: body.confirmRecipients, now: this.clock.now(), provider: providerOf(settings, campaign.channel), totals });
        if (retried.ok && campaign.status === 'completed' && retried.value !== campaign) await saveStreak(tx, campaign.id, noStreak);
        return retried;
      },
    });
  }

  async #change(verb: string, { hubId, id, key }: CampaignRequest, { decide, body }: { decide: Decide; body?: unknown }): Promise<Result<TaggedCampaign>> {
    return this.database.inHub(hubId, (tx) =>
      acceptOnce(tx, { hubId, route: `POST /campaigns/${id}/${verb}`, key, body: body ?? {}, now: this.clock.now() }, async () => {
        const campaign = await lockCampaign(tx, hubId, id);
        if (!campaign) return campaignNotFound;
        const decided = await decide(tx, campaign);
        if (!decided.ok) return decided;
        return ok(tagged(decided.value, campaignView(decided.value, await this.campaigns.save(tx, campaign, decided.value))));
      }),
    );
  }
}

const notInCalendar = { code: 'FIELD.VALUE', detail: 'is not a day in the calendar' };
const noSuchDay = refuse({ kind: 'rule', code: notInCalendar.code, detail: `/at ${notInCalendar.detail}`, errors: [{ pointer: '/at', ...notInCalendar }] });
