import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '../../confirm/use-confirm.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { isAsRefused, standingProblem } from '../../problems/standing-problem.rules.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { present } from '../../router/search.js';
import { useSession } from '../../session/session.js';
import { campaignQuery, changeCampaign, deleteCampaign, type Campaign, type CampaignDraft } from '../campaign-queries.js';
import { AudienceStep } from './audience-step.js';
import { ContentStep } from './content-step.js';
import { audienceLack } from './estimate-card.js';
import { isPast, type PlannedTime } from './planned-time.rules.js';
import { ReviewStep } from './review-step.js';
import { StepBar } from './step-bar.js';
import { TimeStep } from './time-step.js';
import { WizardSteps } from './wizard-steps.js';

const route = getRouteApi('/shell/campaigns/$campaignId');
const steps = ['audience', 'content', 'time', 'review'] as const;
type StepName = (typeof steps)[number];

const draftOf = ({ name, channel, templateId, audience }: Campaign): CampaignDraft => ({ name, channel, templateId, audience });

/** Audience, content, time, review; each step is saved when it is left. */
export function PlanCampaign({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const { step = 'audience', at = '', zone = 'hub' } = route.useSearch();
  const { hub } = useSession();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const kept = draftOf(campaign);
  const [draft, setDraft] = useState(kept);
  useLeaveWarning(JSON.stringify(draft) !== JSON.stringify(kept));
  const save = useMutation({ mutationFn: (changed: CampaignDraft) => changeCampaign(campaign.id, changed), onSuccess: (fresh) => queries.setQueryData(campaignQuery(campaign.id).queryKey, fresh) });
  const refusal = standingProblem(save.error, ({ pointer }) => isAsRefused(save.variables, draft, pointer));
  const [isAsked, setAsked] = useState(false);
  const [isLateSaid, setLate] = useState(false);
  const lack = audienceLack(draft);
  if (isAsked && !lack) setAsked(false);
  const go = (name: StepName): void => {
    setAsked(lack !== undefined);
    if (lack && step === 'audience') return;
    const isLate = name === 'review' && isPast({ at, zone }, { hubZone: hub.timeZone, now: Date.now() });
    setLate(isLate);
    if (isLate && step === 'time') return;
    save.mutate(draft, { onSuccess: () => void navigate({ search: (now) => ({ ...now, step: isLate ? 'time' : name }) }) });
  };
  // In the address, for the campaign itself has no hour before it is scheduled: a reload keeps it.
  const setTime = (next: PlannedTime): void =>
    void navigate({ search: ({ at: _, zone: __, ...now }) => ({ ...now, step, ...present({ at: next.at === '' ? undefined : next.at, zone: next.zone === 'recipient' ? next.zone : undefined }) }), replace: true, resetScroll: false });
  const active = steps.indexOf(step);
  const [before, after] = [steps[active - 1], steps[active + 1]];
  const aside = <>{before && <Button variant="default" onClick={() => go(before)}>{t('words.actions.back')}</Button>}<DeleteDraft campaign={campaign} /></>;
  return (
    <Stack>
      <WizardSteps active={active} labels={steps.map((name) => t(`campaigns.steps.${name}`))} onStep={(index) => { const name = steps[index]; if (name) go(name); }} />
      {refusal !== null && <ProblemAlert error={refusal} />}
      <section aria-label={t(`campaigns.steps.${step}`)}>
        {step === 'audience' && <AudienceStep draft={draft} onChange={setDraft} isAsked={isAsked} />}
        {step === 'content' && <ContentStep campaign={campaign} draft={draft} onChange={setDraft} />}
        {step === 'time' && <TimeStep time={{ at, zone }} onChange={setTime} isLateSaid={isLateSaid} />}
        {step === 'review' && <ReviewStep campaign={campaign} draft={draft} time={{ at, zone }} aside={aside} />}
      </section>
      {after && <StepBar aside={aside}><Button loading={save.isPending} onClick={() => go(after)}>{t('words.actions.next')}</Button></StepBar>}
    </Stack>
  );
}

function DeleteDraft({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteCampaign(campaign.id),
    onSuccess: async () => {
      await navigate({ to: '/campaigns/', ignoreBlocker: true });
      await queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
    },
    onError: tellProblem,
  });
  return <Button variant="subtle" color="bad" onClick={() => confirm({ title: t('campaigns.deleteTitle', { name: campaign.name }), text: t('words.confirm.irreversible'), action: t('words.actions.delete'), isDangerous: true, onConfirm: () => remove.mutate() })}>{t('words.actions.delete')}</Button>;
}
