import type { CampaignStatus, Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { noTotals, type Campaign, type Job, type Schedule, type Started, type Totals } from '../define-campaign/campaign.js';

/** A row as PostgreSQL returns it. */
interface CampaignRow {
  id: string;
  hub_id: string;
  name: string;
  channel: Channel;
  template_id: string;
  variables: Record<string, unknown> | null;
  audience: Campaign['audience'];
  purpose: Campaign['purpose'];
  purpose_reason: string | null;
  rate_per_minute: number | null;
  ramp_up: Campaign['rampUp'] | null;
  expires_at: Date | null;
  schedule: Schedule | null;
  scheduled_at: Date | null;
  status: CampaignStatus;
  pause_reason_code: string | null;
  pause_reason_detail: string | null;
  paused_at: Date | null;
  revision: number;
  started: (Omit<Started, 'at' | 'senderAt' | 'gateExpiresAt'> & { at: string; senderAt?: string; gateExpiresAt: string }) | null;
  completed_at: Date | null;
  job: Job | null;
  chunk: number;
  created_at: Date;
  updated_at: Date;
}

const campaignOf = (row: CampaignRow): Campaign => ({
  id: row.id, hubId: row.hub_id, name: row.name, channel: row.channel, templateId: row.template_id, variables: row.variables ?? undefined,
  audience: row.audience, purpose: row.purpose, purposeReason: row.purpose_reason ?? undefined, ratePerMinute: row.rate_per_minute ?? undefined,
  rampUp: row.ramp_up ?? undefined, expiresAt: row.expires_at ?? undefined, schedule: row.schedule ?? undefined, scheduledAt: row.scheduled_at ?? undefined,
  status: row.status, pauseReason: row.pause_reason_code === null ? undefined : { code: row.pause_reason_code, detail: row.pause_reason_detail ?? '' },
  pausedAt: row.paused_at ?? undefined, revision: row.revision,
  started: row.started ? startedOf(row.started) : undefined,
  completedAt: row.completed_at ?? undefined, job: row.job ?? undefined, chunk: row.chunk, createdAt: row.created_at, updatedAt: row.updated_at,
});

const startedOf = ({ at, senderAt, gateExpiresAt, ...rest }: NonNullable<CampaignRow['started']>): Started => ({
  ...rest, at: new Date(at), gateExpiresAt: new Date(gateExpiresAt), ...(senderAt !== undefined && { senderAt: new Date(senderAt) }),
});

/** What a change may touch, by column. */
const columns: Readonly<Record<string, readonly [type: string, read: (campaign: Campaign) => unknown]>> = {
  name: ['text', (c) => c.name],
  channel: ['text', (c) => c.channel],
  template_id: ['uuid', (c) => c.templateId],
  variables: ['jsonb', (c) => json(c.variables)],
  audience: ['jsonb', (c) => json(c.audience)],
  purpose: ['text', (c) => c.purpose],
  purpose_reason: ['text', (c) => c.purposeReason],
  rate_per_minute: ['int', (c) => c.ratePerMinute],
  ramp_up: ['jsonb', (c) => json(c.rampUp)],
  expires_at: ['timestamptz', (c) => c.expiresAt],
  schedule: ['jsonb', (c) => json(c.schedule)],
  scheduled_at: ['timestamptz', (c) => c.scheduledAt],
  status: ['text', (c) => c.status],
  pause_reason_code: ['text', (c) => c.pauseReason?.code],
  pause_reason_detail: ['text', (c) => c.pauseReason?.detail],
  paused_at: ['timestamptz', (c) => c.pausedAt],
  revision: ['int', (c) => c.revision],
  started: ['jsonb', (c) => json(c.started)],
  completed_at: ['timestamptz', (c) => c.completedAt],
  job: ['jsonb', (c) => json(c.job)],
  chunk: ['int', (c) => c.chunk],
  updated_at: ['timestamptz', (c) => c.updatedAt],
};
const names = Object.keys(columns);
const places = (first: number): string => Object.values(columns).map(([type], index) => `$${first + index}::${type}`).join(', ');
const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));
const valuesOf = (campaign: Campaign): unknown[] => Object.values(columns).map(([, read]) => read(campaign) ?? null);

/** Inserts a new campaign, with all totals zero. */
export async function insertCampaign(tx: Tx, campaign: Campaign): Promise<void> {
  await tx.query(
    `insert into campaign (id, hub_id, created_at, ${names.join(', ')}) values ($1, $2, $3, ${places(4)})`,
    [campaign.id, campaign.hubId, campaign.createdAt, ...valuesOf(campaign)],
  );
  await tx.query('insert into campaign_totals (campaign_id, hub_id) values ($1, $2)', [campaign.id, campaign.hubId]);
}

/** Writes a campaign as it is now. The caller has locked the row. */
export async function updateCampaign(tx: Tx, campaign: Campaign): Promise<void> {
  await tx.query(`update campaign set (${names.join(', ')}) = row(${places(2)}) where id = $1`, [campaign.id, ...valuesOf(campaign)]);
}

/** Deletes a campaign that never started and so has no recipients. */
export async function deleteCampaign(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from campaign_totals where campaign_id = $1', [id]);
  await tx.query('delete from campaign where id = $1', [id]);
}

export async function findCampaign(tx: Tx, hubId: string, id: string): Promise<Campaign | undefined> {
  const [row] = await tx.query<CampaignRow>('select * from campaign where hub_id = $1 and id = $2', [hubId, id]);
  return row && campaignOf(row);
}

export async function findCampaigns(tx: Tx, ids: readonly string[]): Promise<Campaign[]> {
  const rows = await tx.query<CampaignRow>('select * from campaign where id = any($1::uuid[])', [ids]);
  return rows.map(campaignOf);
}

/** Locks a campaign for a change, so that concurrent changes follow one another. */
export async function lockCampaign(tx: Tx, hubId: string, id: string): Promise<Campaign | undefined> {
  const [row] = await tx.query<CampaignRow>('select * from campaign where hub_id = $1 and id = $2 for update', [hubId, id]);
  return row && campaignOf(row);
}

/** Campaigns of many hubs by id, locked in order of ids so that two batches cannot deadlock. */
export async function lockCampaigns(tx: Tx, ids: readonly string[]): Promise<Campaign[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<CampaignRow>('select * from campaign where id = any($1::uuid[]) order by id for update', [ids]);
  return rows.map(campaignOf);
}

/** Where a page of the list begins. */
export interface CampaignPlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** Newest first. */
export async function listCampaigns(tx: Tx, hubId: string, query: { limit: number; after: CampaignPlace | undefined; status: CampaignStatus | undefined }): Promise<Campaign[]> {
  const parameters: unknown[] = [hubId];
  const status = query.status === undefined ? '' : ` and status = $${parameters.push(query.status)}`;
  const after = query.after ? ` and (created_at, id) < ($${parameters.push(query.after.createdAt)}::timestamptz, $${parameters.push(query.after.id)}::uuid)` : '';
  const rows = await tx.query<CampaignRow>(
    `select * from campaign where hub_id = $1${status}${after} order by created_at desc, id desc limit $${parameters.push(query.limit)}`,
    parameters,
  );
  return rows.map(campaignOf);
}

/** Those of a hub that wait for their time, locked in order of ids. */
export async function lockScheduled(tx: Tx, hubId: string): Promise<Campaign[]> {
  const rows = await tx.query<CampaignRow>(`select * from campaign where hub_id = $1 and status = 'scheduled' order by id for update`, [hubId]);
  return rows.map(campaignOf);
}

/** The next campaign that is due, locked; skips those locked by another process. */
export async function lockDueCampaign(tx: Tx, now: Date): Promise<Campaign | undefined> {
  const [row] = await tx.query<CampaignRow>(
    `select * from campaign where status = 'scheduled' and scheduled_at <= $1 order by scheduled_at, id limit 1 for update skip locked`,
    [now],
  );
  return row && campaignOf(row);
}

/** The campaign that has waited longest for its recipients to be expanded, locked; skips those locked by another process. */
export async function lockCampaignWithJob(tx: Tx): Promise<Campaign | undefined> {
  const [row] = await tx.query<CampaignRow>(
    `select * from campaign where status in ('sending', 'cancelled') and job is not null order by updated_at, id limit 1 for update skip locked`,
  );
  return row && campaignOf(row);
}


/** Campaigns that are sending on a channel of a hub. */
export async function sendingOnChannel(tx: Tx, hubId: string, channel: Channel): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(`select id from campaign where hub_id = $1 and channel = $2 and status = 'sending'`, [hubId, channel]);
  return rows.map((row) => row.id);
}

interface TotalsRow extends Totals {
  campaign_id: string;
}

const totalNames = ['queued', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled', 'unknown', 'accepted', 'bounced'] as const satisfies readonly (keyof Totals)[];

/** Totals by campaign. */
export async function findTotals(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Totals>> {
  const rows = await tx.query<TotalsRow>(`select campaign_id, ${totalNames.join(', ')} from campaign_totals where campaign_id = any($1::uuid[])`, [ids]);
  return new Map(rows.map(({ campaign_id: id, ...totals }) => [id, totals]));
}

/** Changes totals by what changed in the same transaction, and returns them; they are announced within a second. */
export async function addToTotals(tx: Tx, { id }: Pick<Campaign, 'id'>, changes: Readonly<Partial<Record<keyof Totals, number>>>): Promise<Totals> {
  const moved = totalNames.flatMap((name) => (changes[name] ? [{ name, by: changes[name] }] : []));
  if (moved.length === 0) return (await findTotals(tx, [id])).get(id) ?? noTotals;
  const [row] = await tx.query<Totals>(
    `update campaign_totals set ${moved.map(({ name }, index) => `${name} = ${name} + $${index + 2}`).join(', ')}, is_told = false where campaign_id = $1
     returning ${totalNames.join(', ')}`,
    [id, ...moved.map(({ by }) => by)],
  );
  return row ?? noTotals;
}
