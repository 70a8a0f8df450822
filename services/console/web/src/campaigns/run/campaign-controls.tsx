import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { useMay } from '../../session/session.js';
import { analyticsQuery, campaignQuery, doToCampaign, type Campaign, type CampaignVerb } from '../campaign-queries.js';
import { DuplicateCampaign } from '../duplicate-campaign.js';
import { retryOutlook, textRefused } from './retry.rules.js';
import { cannotResume } from './sender-change.rules.js';
import { useSenderChange } from './use-sender-change.js';

interface Deed {
  readonly verb: CampaignVerb;
  readonly confirmRecipients?: number;
}

/** What can be done now, beside the number it is about. A pause shows at once: it is the one wish that cannot wait. */
export function CampaignControls({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { queryKey } = campaignQuery(campaign.id);
  const run = useMutation({
    mutationFn: ({ verb, confirmRecipients }: Deed) => doToCampaign(campaign.id, verb, confirmRecipients),
    onMutate: ({ verb }) => {
      if (verb === 'pause') queries.setQueryData(queryKey, { ...campaign, status: 'paused' as const });
    },
    onSuccess: (fresh) => queries.setQueryData(queryKey, fresh),
    onError: (error, { verb }) => {
      if (!isProblem(error, 'CAMPAIGN.CONFIRMATION_REQUIRED')) return tellProblem(error);
      const count = Number(error.body['reachable'] ?? 0);
      confirm({ title: t('campaigns.run.confirmTitle', { count }), text: t(verb === 'retry-unknown' ? 'campaigns.run.confirmUnclear' : 'campaigns.run.confirmText'), action: t('campaigns.run.confirmAction', { count }), onConfirm: () => run.mutate({ verb, confirmRecipients: count }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  if (!may('messaging.add_campaign') || !may('messaging.send_message')) return null;
  const { status, totals } = campaign;
  if (status === 'cancelled') return null; // over for good
  const stop = (): void => confirm({ title: t('campaigns.run.cancelTitle'), text: t('campaigns.run.cancelText', { count: totals.open }), action: t('campaigns.run.cancel'), word: String(totals.open), isDangerous: true, onConfirm: () => run.mutate({ verb: 'cancel' }) });
  const takesNewRound = status === 'completed';
  return (
    <Group>
      {status === 'sending' && <Button leftSection={<IconPlayerPause size={17} />} onClick={() => run.mutate({ verb: 'pause' })}>{t('campaigns.run.pause')}</Button>}
      {status === 'paused' && <Resume campaign={campaign} isPending={run.isPending} onResume={() => run.mutate({ verb: 'resume' })} />}
      {!takesNewRound && <Button variant="subtle" color="bad" leftSection={<IconPlayerStop size={17} />} onClick={stop}>{t('campaigns.run.cancel')}</Button>}
      {takesNewRound && totals.failed > 0 && <RetryFailed campaign={campaign} isPending={run.isPending} onRetry={() => run.mutate({ verb: 'retry-failed' })} />}
      {takesNewRound && totals.unknown > 0 && <Button variant="default" leftSection={<IconRefresh size={17} />} loading={run.isPending} onClick={() => run.mutate({ verb: 'retry-unknown' })}>{t('campaigns.run.retryUnknown', { count: totals.unknown })}</Button>}
    </Group>
  );
}

interface ResumeProps {
  readonly campaign: Campaign;
  readonly isPending: boolean;
  readonly onResume: () => void;
}

/** Not where it would be refused; what leaves from another sender says so; and a text that was refused is no first choice to go on with. */
function Resume({ campaign, isPending, onResume }: ResumeProps) {
  const { t } = useTranslation();
  const change = useSenderChange(campaign);
  if (cannotResume(change)) return null;
  const isOther = change?.kind === 'named' || change?.kind === 'other';
  const variant = campaign.pauseReason?.code === 'CAMPAIGN.CONTENT_REFUSED' ? 'default' : 'filled';
  return <Button variant={variant} leftSection={<IconPlayerPlay size={17} />} loading={isPending} onClick={onResume}>{t(isOther ? 'campaigns.run.resumeAsNew' : 'campaigns.run.resume')}</Button>;
}

interface RetryFailedProps {
  readonly campaign: Campaign;
  readonly isPending: boolean;
  readonly onRetry: () => void;
}

/**
 * Offers only those whom another try may reach, and says what is with the others: their addresses are closed, or they said no
 * meanwhile. Where the text was refused, a new campaign with other words comes first: the same text may still pass, for mail
 * servers call by that name what they refuse today and take tomorrow.
 */
function RetryFailed({ campaign, isPending, onRetry }: RetryFailedProps) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { data } = useQuery(analyticsQuery(campaign.id, false));
  const outlook = data && retryOutlook(campaign.channel, data);
  if (!outlook) return null;
  const { tried, refused, lost, needsOtherWords } = outlook;
  const action = t('campaigns.run.retryFailed', { count: tried });
  const ask = (): void => (refused === 0 ? onRetry() : confirm({ title: t('campaigns.run.retryTitle', { count: tried }), text: t(campaign.channel === 'whatsapp' ? 'campaigns.run.retryRefusedAtMeta' : 'campaigns.run.retryRefused', { count: refused }), action, onConfirm: onRetry }));
  return (
    <>
      {needsOtherWords && <DuplicateCampaign campaign={campaign} only={{ status: 'failed', reason: textRefused, label: t('campaigns.run.newForRefused', { count: refused }), done: t('campaigns.run.refusedCopied') }} />}
      {tried > 0 && <Button variant={needsOtherWords ? 'subtle' : 'default'} leftSection={<IconRefresh size={17} />} loading={isPending} onClick={ask}>{action}</Button>}
      {needsOtherWords && <Text size="sm" w="100%" style={{ order: 1 }}>{t('campaigns.run.textRefused', { count: refused })}</Text>}
      {lost > 0 && <Text size="sm" c="dimmed" w="100%" style={{ order: 1 }}>{tried > 0 ? t('campaigns.run.notRetried', { count: lost }) : t('campaigns.run.noneRetried', { count: lost })}</Text>}
    </>
  );
}
