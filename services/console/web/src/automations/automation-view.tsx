import { Button, Group, Menu, Switch, Tabs } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { AnchorLink } from '../navigation/links.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import { useMay } from '../session/session.js';
import { Loaded } from '../states/loaded.js';
import { PageHeader } from '../states/page-header.js';
import { automationQuery, type Automation } from './automation-queries.js';
import { ComingUp } from './coming-up.js';
import { ChangeAutomationForm } from './edit/change-automation-form.js';
import { ExecutionList } from './execution-list.js';
import { useSwitchAutomation } from './use-switch-automation.js';

const route = getRouteApi('/shell/automations/$automationId');

/** One automation: how it works, and what came of it. */
export function AutomationDetailView() {
  const { t } = useTranslation();
  const { automationId } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(automationQuery(automationId));
  const [resets, setResets] = useState(0);
  return (
    <Loaded query={query}>
      {(automation) => (
        <>
          <PageHeader
            title={automation.name} lead={t(`automations.when.${automation.trigger}`)}
            above={<AnchorLink to="/automations/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.automations')}</AnchorLink>}
            actions={<AutomationControls automation={automation} onReset={() => setResets(resets + 1)} />}
          />
          <Tabs value={tab ?? 'how'} keepMounted={false} onChange={(value) => void navigate({ search: value === 'executions' ? { tab: 'executions' } : {}, replace: true })}>
            <Tabs.List mb="lg">
              <Tabs.Tab value="how">{t('automations.tabs.how')}</Tabs.Tab>
              <Tabs.Tab value="executions">{t('automations.tabs.executions')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="how">
              <ComingUp automation={automation} />
              <ChangeAutomationForm key={`${automation.id} ${resets}`} automation={automation} />
            </Tabs.Panel>
            <Tabs.Panel value="executions"><ExecutionList automationId={automation.id} /></Tabs.Panel>
          </Tabs>
        </>
      )}
    </Loaded>
  );
}

function AutomationControls({ automation, onReset }: { readonly automation: Automation; readonly onReset: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const confirm = useConfirm();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { isBusy, turn } = useSwitchAutomation(automation);
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/automations/{id}', { params: { path: { id: automation.id } } })),
    onSuccess: async () => {
      await navigate({ to: '/automations/' });
      await queries.invalidateQueries({ queryKey: ['automations', 'list'] });
    },
    onError: tellProblem,
  });
  const putBack = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/automations/{id}/reset', { params: { path: { id: automation.id } } })),
    onSuccess: () => {
      onReset();
      tellDone(t('automations.resetDone'));
    },
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['automations'] }),
  });
  const askToReset = (): void => confirm({ title: t('automations.resetTitle', { name: automation.name }), text: t('automations.resetText'), action: t('automations.resetTo'), onConfirm: () => putBack.mutate() });
  const askToRemove = (): void => confirm({ title: t('automations.deleteTitle', { name: automation.name }), text: t('words.confirm.irreversible'), action: t('words.actions.delete'), isDangerous: true, word: automation.name, onConfirm: () => remove.mutate() });
  const canReset = automation.isSystem && may('messaging.change_automation');
  const canRemove = !automation.isSystem && may('messaging.delete_automation');
  return (
    <Group>
      <Switch size="md" label={automation.isActive ? t('automations.on') : t('automations.off')} checked={automation.isActive} disabled={!may('messaging.change_automation')} aria-busy={isBusy} onChange={(event) => turn(event.currentTarget.checked)} />
      {(canReset || canRemove) && (
        <Menu position="bottom-end">
          <Menu.Target><Button variant="default" px="xs" aria-label={t('words.actions.more')}><IconDots size={18} /></Button></Menu.Target>
          <Menu.Dropdown>
            {canReset && <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={askToReset}>{t('automations.resetTo')}</Menu.Item>}
            {canRemove && <Menu.Item color="bad" leftSection={<IconTrash size={16} />} onClick={askToRemove}>{t('words.actions.delete')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
