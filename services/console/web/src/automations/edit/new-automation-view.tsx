import { Button, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useIntention } from '../../api/intention.js';
import { AnchorLink } from '../../navigation/links.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { isAsRefused, standingProblem } from '../../problems/standing-problem.rules.js';
import { PageHeader } from '../../states/page-header.js';
import { triggers } from '../automation-queries.js';
import { AutomationForm, isUnfinished, type AutomationDraft } from './automation-form.js';

const route = getRouteApi('/shell/automations/new');

/** A new automation is made switched off; switching it on asks. */
export function NewAutomationView() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<AutomationDraft>({ name: '', trigger: triggers.find((known) => known === search.trigger) ?? 'post_sale', templateId: '', timing: { anchor: 'event', offset: 'PT0M' }, reEntry: 'every' });
  const change = (next: AutomationDraft): void => {
    setDraft(next);
    if (next.trigger !== draft.trigger) void navigate({ search: (now) => ({ ...now, trigger: next.trigger }), replace: true, resetScroll: false });
  };
  const [isAsked, setAsked] = useState(false);
  if (isAsked && !isUnfinished(draft)) setAsked(false);
  useLeaveWarning(draft.name !== '' || draft.templateId !== '');
  const intention = useIntention();
  const create = useMutation({
    mutationFn: (body: AutomationDraft) => answer(api.POST('/api/v1/automations', { body, params: { header: { 'Idempotency-Key': intention.keyFor(body) } } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['automations', 'list'] });
      await navigate({ to: '/automations/$automationId/', params: { automationId: id }, ignoreBlocker: true });
    },
  });
  const refusal = standingProblem(create.error, ({ pointer }) => isAsRefused(create.variables, draft, pointer));
  return (
    <>
      <PageHeader title={t('automations.new')} lead={t('automations.newLead')} above={<AnchorLink to="/automations/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.automations')}</AnchorLink>} />
      <AutomationForm draft={draft} onChange={change} isReadOnly={false} isNew isAsked={isAsked} errors={fieldErrors(refusal)}>
        {refusal !== null && <ProblemAlert error={refusal} />}
        <Group justify="flex-end"><Button onClick={() => (isUnfinished(draft) ? setAsked(true) : create.mutate(draft))} loading={create.isPending} disabled={draft.name.trim() === '' || draft.templateId === ''}>{t('automations.create')}</Button></Group>
      </AutomationForm>
    </>
  );
}
