import { gateShut } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { GatedCampaign } from './gate.sql.js';

/** Tells campaigns that a gate is shut although it was told to be open. */
export const senderGone = ({ campaignId, hubId, channel, revision }: GatedCampaign & { readonly revision: number }, detail: string): Publication<typeof gateShut> => ({
  message: gateShut, hubId, key: campaignId, data: { campaignId, channel, revision, reason: { code: 'CAMPAIGN.SENDER_CHANGED', detail } },
});
