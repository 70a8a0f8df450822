import { z } from 'zod';
import { defineMessage } from '../message.js';
import { campaignsEvents } from '../topics.js';
import { CampaignStatus } from '../vocabulary.js';

/** A campaign as others need to know it: what it is called, which template it sends, and where it stands. */
export const CampaignChanged = z.object({
  campaignId: z.uuid(),
  name: z.string(),
  templateId: z.uuid(),
  status: CampaignStatus,
  isDeleted: z.boolean(),
});
export type CampaignChanged = z.infer<typeof CampaignChanged>;

export const campaignChanged = defineMessage({
  type: 'campaign.changed',
  version: 1,
  topic: campaignsEvents,
  schema: CampaignChanged,
  description: 'A campaign was made, changed, moved on or deleted.',
  example: { campaignId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', name: 'Spring sale', templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a12', status: 'draft', isDeleted: false },
});
