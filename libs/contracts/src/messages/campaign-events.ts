import { z } from 'zod';
import { CampaignPurpose, CampaignTotals } from '../api/campaigns.js';
import { defineMessage, type MessageDefinition } from '../message.js';
import { campaignsEvents } from '../topics.js';
import { CampaignStatus, Channel, Reason } from '../vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** What dispatch may do with a campaign's messages. A gate that nobody has told of is shut. */
export const CampaignGate = z.object({
  /** `ended`: whatever has not left does not leave any more. */
  state: z.enum(['open', 'shut', 'ended']),
  ratePerMinute: z.int().min(1).optional(),
  rampUp: z.object({ first: z.int().min(1), waitMs: z.int().min(1) }).optional(),
  /** What has not left by then is skipped; moves on by every pause. */
  expiresAt: moment.optional(),
  /** As of when the sender is taken: the start, or when a person went on knowing of another one. */
  senderAt: moment.optional(),
});
export type CampaignGate = z.infer<typeof CampaignGate>;

/** A campaign as others need to know it, whole: of two the greater revision is the newer. */
export const CampaignChanged = z.object({
  campaignId: z.uuid(),
  revision: z.int().min(1),
  name: z.string(),
  channel: Channel,
  templateId: z.uuid(),
  purpose: CampaignPurpose,
  status: CampaignStatus,
  isDeleted: z.boolean(),
  sandbox: z.boolean(),
  /** The platform paused it, and a person should know. */
  pauseReason: Reason.optional(),
  /** Since when; `isNews` is false of what else changes while it stands still. */
  pause: z.object({ since: moment, isNews: z.boolean() }).optional(),
  scheduledAt: moment.optional(),
  startedAt: moment.optional(),
  gate: CampaignGate,
  totals: CampaignTotals,
});
export type CampaignChanged = z.infer<typeof CampaignChanged>;

const totals = { recipients: 1204, open: 1004, sent: 190, delivered: 0, read: 0, failed: 2, skipped: 8, cancelled: 0, unknown: 0, accepted: 191 };
const autumn = {
  campaignId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', revision: 4, name: 'Autumn', channel: 'email', templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a12',
  purpose: 'marketing', status: 'sending', isDeleted: false, sandbox: false, startedAt: '2026-11-23T10:00:00Z', gate: { state: 'open', expiresAt: '2026-11-30T10:00:00Z', senderAt: '2026-11-23T10:00:00Z' }, totals,
} as const satisfies z.input<typeof CampaignChanged>;

export const campaignChanged = defineMessage({
  type: 'campaign.changed',
  version: 1,
  topic: campaignsEvents,
  schema: CampaignChanged,
  description: 'A campaign was made, changed, started, paused, resumed, ended or deleted. Its gate is what dispatch goes by.',
  example: autumn,
});

export const campaignCompleted = defineMessage({
  type: 'campaign.completed',
  version: 1,
  topic: campaignsEvents,
  schema: z.object({ campaignId: z.uuid(), name: z.string(), sandbox: z.boolean(), completedAt: moment, totals: CampaignTotals }),
  description: 'Nothing of a campaign is open any more.',
  example: { campaignId: autumn.campaignId, name: 'Autumn', sandbox: false, completedAt: '2026-11-23T10:20:00Z', totals: { ...totals, open: 0, sent: 1194, accepted: 1195 } },
});

export const campaignProgressed = defineMessage({
  type: 'campaign.progressed',
  version: 1,
  topic: campaignsEvents,
  schema: z.object({ campaignId: z.uuid(), status: CampaignStatus, sandbox: z.boolean(), totals: CampaignTotals, progress: z.number() }),
  description: 'How far a campaign is; at most one a second for each.',
  example: { campaignId: autumn.campaignId, status: 'sending', sandbox: false, totals, progress: 16.6 },
});

/** What the campaigns service says, for the catalogue. */
export const allCampaignEvents: readonly MessageDefinition[] = [campaignChanged, campaignCompleted, campaignProgressed];
