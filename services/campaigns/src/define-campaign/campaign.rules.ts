import { parseFilter } from '@messaging/audience';
import { reservedVariableNames, type Audience, type ChangeCampaign, type Channel, type CreateCampaign, type TemplateHeadChanged } from '@messaging/contracts';
import { ok, refuse, type Problem, type ProblemDetail, type Result } from '@messaging/kernel';
import type { Campaign } from './campaign.js';

/** What is known about a template: its head, as announced by its events. */
export type TemplateHead = Pick<TemplateHeadChanged, 'templateId' | 'version' | 'channel' | 'category' | 'isActive' | 'isDeleted'>;

/** A campaign of which nothing has been sent. */
export function newCampaign(body: CreateCampaign, { id, hubId, now }: { id: string; hubId: string; now: Date }): Campaign {
  return {
    id, hubId, name: body.name, channel: body.channel, templateId: body.templateId, variables: body.variables ?? undefined, audience: body.audience,
    purpose: body.purpose ?? 'marketing', purposeReason: body.purposeReason ?? undefined, ratePerMinute: body.ratePerMinute ?? undefined,
    rampUp: body.rampUp ?? undefined, expiresAt: body.expiresAt ? new Date(body.expiresAt) : undefined, schedule: undefined, scheduledAt: undefined,
    status: 'draft', pauseReason: undefined, pausedAt: undefined, revision: 1, started: undefined, completedAt: undefined, job: undefined, chunk: 0,
    createdAt: now, updatedAt: now,
  };
}

/** The campaign after a merge patch: absent fields stay, null clears. */
export function changedCampaign(campaign: Campaign, patch: ChangeCampaign, now: Date): Result<Campaign> {
  if (campaign.status !== 'draft' && campaign.status !== 'scheduled') return refuse(whyFixed(campaign));
  const given = <T>(value: T | null | undefined, before: T | undefined): T | undefined => (value === undefined ? before : (value ?? undefined));
  return ok({
    ...campaign, name: patch.name ?? campaign.name, channel: patch.channel ?? campaign.channel, templateId: patch.templateId ?? campaign.templateId,
    variables: given(patch.variables, campaign.variables), audience: patch.audience ?? campaign.audience, purpose: patch.purpose ?? campaign.purpose,
    purposeReason: given(patch.purposeReason, campaign.purposeReason), ratePerMinute: given(patch.ratePerMinute, campaign.ratePerMinute),
    rampUp: given(patch.rampUp, campaign.rampUp), expiresAt: patch.expiresAt === undefined ? campaign.expiresAt : patch.expiresAt === null ? undefined : new Date(patch.expiresAt),
    revision: campaign.revision + 1, updatedAt: now,
  });
}

/** Why a campaign that is neither a draft nor scheduled can no longer be changed. */
export const whyFixed = ({ status }: Pick<Campaign, 'status'>, detail = 'The campaign has begun; only drafts and scheduled campaigns can be changed.'): Problem =>
  status === 'cancelled'
    ? { kind: 'conflict', code: 'CAMPAIGN.ENDED', detail: 'The campaign was cancelled; create a new one.' }
    : { kind: 'conflict', code: 'CAMPAIGN.ALREADY_STARTED', detail };

/** Can this campaign be sent as it is? Reports everything that is wrong with it at once. */
export function checkCampaign(campaign: Campaign, { template, now }: { template: TemplateHead | undefined; now: Date }): Result<Campaign> {
  const errors = [...templateComplaints(campaign.channel, template), ...textComplaints(campaign), ...audienceComplaints(campaign.audience), ...timeComplaints(campaign, now)];
  const [first] = errors;
  return first ? refuse({ kind: 'rule', code: first.code, detail: `${first.pointer} ${first.detail}`, errors }) : ok(campaign);
}

const complaint = (pointer: string, code: string, detail: string): ProblemDetail => ({ pointer, code, detail });

/** What prevents a template from being sent on a channel. */
export function templateComplaints(channel: Channel, template: TemplateHead | undefined): ProblemDetail[] {
  if (!template || template.isDeleted) return [complaint('/templateId', 'TEMPLATE.UNKNOWN', 'is no template of this hub')];
  if (!template.isActive) return [complaint('/templateId', 'TEMPLATE.INACTIVE', 'is switched off')];
  return template.channel === 'all' || template.channel === channel ? [] : [complaint('/templateId', 'TEMPLATE.CHANNEL', `is not written for ${channel}`)];
}

function textComplaints({ variables, purpose, purposeReason }: Campaign): ProblemDetail[] {
  const reserved = reservedComplaints(variables);
  if (purpose === 'service' && purposeReason === undefined) reserved.push(complaint('/purposeReason', 'FIELD.MISSING', 'says why people must hear this without having agreed to marketing'));
  return reserved;
}

/** Reserved names cannot be variables of a campaign. */
export const reservedComplaints = (variables: Campaign['variables']): ProblemDetail[] =>
  Object.keys(variables ?? {})
    .filter((name) => reservedVariableNames.some((reserved) => reserved === name))
    .map((name) => complaint(`/variables/${name}`, 'MESSAGE.VARIABLE_RESERVED', 'is a name of the platform; choose another'));

/** What is wrong with a filter, each with its pointer. */
export function audienceComplaints(audience: Audience): readonly ProblemDetail[] {
  if (!('filter' in audience)) return [];
  const parsed = parseFilter(audience.filter, { pointer: '/audience/filter' });
  return parsed.ok ? [] : (parsed.problem.errors ?? []);
}

function timeComplaints({ expiresAt }: Campaign, now: Date): ProblemDetail[] {
  return expiresAt && expiresAt <= now ? [complaint('/expiresAt', 'MESSAGE.EXPIRED', 'lies in the past')] : [];
}
