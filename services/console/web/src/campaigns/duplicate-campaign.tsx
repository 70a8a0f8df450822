import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIntention } from '../api/intention.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import { May } from '../session/may.js';
import { createCampaign, findRecipients, type Campaign, type RecipientsWanted } from './campaign-queries.js';

interface DuplicateCampaignProps {
  readonly campaign: Campaign;
  readonly size?: 'xs';
  /** For some of its recipients, whose words are to change: the button’s label, and what is said once the draft is there. */
  readonly only?: RecipientsWanted & { readonly label: string; readonly done: string };
}

/** Makes a draft for the same people with the same words: what was set up once can be used again. */
export function DuplicateCampaign({ campaign, size, only }: DuplicateCampaignProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { channel, templateId, audience, variables, purpose, purposeReason, ratePerMinute, rampUp } = campaign;
  const intention = useIntention();
  const copy = useMutation({
    mutationFn: async () => {
      const draft = {
        name: t('campaigns.copyName', { name: campaign.name }), channel, templateId, audience: only ? { customerIds: await findRecipients(campaign.id, only) } : audience, purpose,
        ...(variables && { variables }), ...(purposeReason !== undefined && { purposeReason }), ...(ratePerMinute !== undefined && { ratePerMinute }), ...(rampUp && { rampUp }),
      };
      return createCampaign(draft, intention.keyFor(draft));
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
      await navigate({ to: '/campaigns/$campaignId/', params: { campaignId: id }, search: { step: only ? 'content' : 'audience' } });
      tellDone(only?.done ?? t('campaigns.copied'));
    },
    onError: tellProblem,
  });
  return <May permission="messaging.add_campaign"><Button variant="default" {...(size && { size })} leftSection={<IconCopy size={16} />} loading={copy.isPending} onClick={() => copy.mutate()}>{only?.label ?? t('campaigns.copy')}</Button></May>;
}
