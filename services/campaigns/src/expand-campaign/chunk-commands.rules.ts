import { bulkRecipientsMax, messagesSend, type Purpose } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { Campaign } from '../define-campaign/campaign.js';
import { instantOfLocalTime, recipientZone } from '../run-campaign/local-time.rules.js';
import type { ChunkRecipient } from './expand.sql.js';

/** Marketing whatever the template's category, unless the campaign was created with purpose `service`. */
export const purposeOf = ({ purpose }: Pick<Campaign, 'purpose'>): Purpose => (purpose === 'service' ? 'transactional' : 'marketing');

/** The commands for a chunk's recipients: at most 500 each, and a single local time each if recipients have their own. */
export function chunkCommands(campaign: Campaign, recipients: readonly ChunkRecipient[], hubZone: string): Publication[] {
  const { started, channel, hubId, id, templateId, variables } = campaign;
  if (!started) throw new Error(`campaign ${id} has not begun`);
  const slices = [...byMoment(campaign, recipients, hubZone)].flatMap(([notBefore, group]) => slicesOf(group).map((slice) => ({ notBefore, slice })));
  return slices.map(({ notBefore, slice }, index) => ({
    message: messagesSend(channel), hubId, key: `${id}|${campaign.chunk + index}`,
    data: {
      campaignId: id, channel, category: started.category, purpose: purposeOf(campaign),
      content: { templateId, templateVersion: started.templateVersion, variables: variables ?? {} },
      ...(notBefore !== undefined && { notBefore }),
      recipients: slice.map(({ customerId, round }) => ({ customerId, round })),
    },
  }));
}

function byMoment({ schedule, started }: Campaign, recipients: readonly ChunkRecipient[], hubZone: string): Map<string | undefined, ChunkRecipient[]> {
  const groups = new Map<string | undefined, ChunkRecipient[]>();
  const moments = new Map<string, string | undefined>();
  for (const recipient of recipients) {
    const zone = recipientZone(recipient.timeZone, hubZone);
    if (schedule?.zone === 'recipient' && !moments.has(zone)) moments.set(zone, waitUntil(schedule.at, zone, started?.at));
    const moment = moments.get(zone);
    const group = groups.get(moment);
    if (group) group.push(recipient);
    else groups.set(moment, [recipient]);
  }
  return groups;
}

/** A local time that had already passed when the campaign started means now. */
function waitUntil(at: string, zone: string, startedAt: Date | undefined): string | undefined {
  const instant = instantOfLocalTime(at, zone);
  return instant && startedAt && instant > startedAt ? instant.toISOString() : undefined;
}

const slicesOf = (recipients: readonly ChunkRecipient[]): ChunkRecipient[][] =>
  Array.from({ length: Math.ceil(recipients.length / bulkRecipientsMax) }, (_, index) => recipients.slice(index * bulkRecipientsMax, (index + 1) * bulkRecipientsMax));
