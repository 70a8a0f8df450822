import type { Dashboard, DashboardProblem } from '@messaging/contracts';
import { Clock, isReachableFromOutside } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { dayIn } from '../count-messages/count-messages.rules.js';
import { countByStatus, loadCounts } from '../count-messages/message-count.sql.js';
import { findHubFace, type HubFaceRow } from '../store/hub-face.sql.js';
import { automationsInFlight } from './automation-state.sql.js';
import { campaignsInFlight, type CampaignRow } from './campaign-state.sql.js';
import { dayBefore, daysBetween, parkedView, problemView, seriesOf, textOf, withCampaigns } from './dashboard.rules.js';
import { parkedEvents } from './parked-event.sql.js';
import { openProblems } from './problem.sql.js';

/** A month without the hub saying otherwise. */
const daysDefault = 30;
/** Messages of unknown fate are a problem for so long: later nobody remembers what they were about. */
const unknownDays = 7;
/** Older ones that still wait were planned for later, and are none that a problem holds up. */
const waitingDays = 400;

/** What is asked for: dates of the hub's zone, or moments. */
export interface DashboardQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly days?: number | undefined;
}

/** The dashboard, out of this service's own numbers: as quick for five million messages as for five. */
@Injectable()
export class ShowDashboard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  async show(hubId: string, query: DashboardQuery): Promise<Dashboard> {
    return this.database.inHub(hubId, async (tx) => {
      const face = await findHubFace(tx, hubId);
      const { time_zone: timeZone = 'UTC', locale = 'en' } = face ?? {};
      const today = dayIn(timeZone, this.clock.now());
      const dateOf = (given: string): string => (given.length === 10 ? given : dayIn(timeZone, new Date(given)));
      const to = query.to === undefined ? today : dateOf(query.to);
      const from = query.from === undefined ? dayBefore(to, (query.days ?? daysDefault) - 1) : dateOf(query.from);
      const rows = await loadCounts(tx, hubId, { from, to });
      const days = daysBetween(from, to);
      const { series, ...totals } = seriesOf(rows.filter(({ sandbox }) => !sandbox), days);
      const campaigns = await campaignsInFlight(tx, hubId);
      return {
        from, to, timeZone, totals, series,
        sandbox: seriesOf(rows.filter(({ sandbox }) => sandbox), days),
        automations: await automationsInFlight(tx, hubId),
        campaigns: campaigns.map(campaignView),
        problems: await this.#problems(tx, hubId, { today, locale, campaigns, channels: face?.channels }),
      };
    });
  }

  async #problems(tx: Tx, hubId: string, { today, locale, campaigns, channels }: ProblemPlace): Promise<DashboardProblem[]> {
    const waiting = withCampaigns(await countByStatus(tx, hubId, { status: 'queued', since: dayBefore(today, waitingDays) }), campaigns.map(campaignView));
    const from = dayBefore(today, unknownDays);
    const unknown = await countByStatus(tx, hubId, { status: 'unknown', since: from });
    const held = this.settings.onHold ? [{ kind: 'sending_held' as const, code: 'SENDING.HELD_BY_OPERATOR', text: textOf('SENDING.HELD_BY_OPERATOR', locale) }] : [];
    return [
      ...held,
      ...(await openProblems(tx, hubId)).map((problem) => problemView(problem, { locale, waiting })),
      ...(await parkedEvents(tx, hubId)).map((parked) => parkedView(parked, locale)),
      ...campaigns.flatMap((campaign) => pausedCampaign(campaign, locale)),
      ...unreachableAddress(this.settings.publicUrl, { locale, channels }),
      ...[...unknown].flatMap(([channel, n]) => (n > 0 ? [{ kind: 'messages_unknown' as const, code: 'SEND.UNCONFIRMED', text: textOf('SEND.UNCONFIRMED', locale), channel, from, waiting: n }] : [])),
    ];
  }
}

interface ProblemPlace {
  readonly today: string;
  readonly locale: string;
  readonly campaigns: readonly CampaignRow[];
  readonly channels: HubFaceRow['channels'] | undefined;
}

/** Messages really leave, and nobody outside can reach what they name. */
function unreachableAddress(publicUrl: string, { locale, channels = {} }: { locale: string; channels: Partial<HubFaceRow['channels']> | undefined }): DashboardProblem[] {
  const isReal = Object.values(channels).some(({ enabled, provider }) => enabled && provider !== 'sandbox');
  if (!isReal || isReachableFromOutside(publicUrl)) return [];
  const code = 'PUBLIC_URL.UNREACHABLE';
  return [{ kind: 'address_unreachable', code, text: textOf(code, locale), detail: `PUBLIC_URL: ${publicUrl}` }];
}

type CampaignView = Dashboard['campaigns'][number];

function campaignView({ id, status, data }: CampaignRow): CampaignView {
  const { name, channel, sandbox, progress, totals, scheduledAt, startedAt, pauseReason } = data as Partial<CampaignView>;
  const known = { channel, sandbox, progress: progress ?? progressOf(totals), totals, scheduledAt, startedAt, pauseReason };
  return { id, status, name: name ?? '', ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

/** (recipients − open) / recipients × 100, as campaigns say it. */
function progressOf(totals: CampaignView['totals']): number | undefined {
  const { recipients, open } = (totals ?? {}) as { recipients?: number; open?: number };
  return recipients === undefined || open === undefined || recipients === 0 ? undefined : Math.round(((recipients - open) / recipients) * 1000) / 10;
}

/** A campaign that the platform paused goes on only when a person says so. */
function pausedCampaign({ id, status, data }: CampaignRow, locale: string): DashboardProblem[] {
  const reason = data['pauseReason'] as { code: string; detail: string } | undefined;
  if (status !== 'paused' || !reason) return [];
  return [{ kind: 'campaign_paused', code: reason.code, text: textOf(reason.code, locale), detail: reason.detail, campaignId: id }];
}
