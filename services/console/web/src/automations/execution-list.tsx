import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { CustomerLink } from '../customers/customer-link.js';
import { AnchorLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { tellProblem } from '../problems/tell-problem.js';
import { useReason } from '../reasons/use-reason.js';
import { executionStatuses } from '../router/planning-routes.js';
import { May } from '../session/may.js';
import { EmptyState } from '../states/empty-state.js';
import { FoundCount } from '../states/found-count.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { StatusFilter } from '../states/status-filter.js';
import { useTimes } from '../times/use-times.js';
import { executionsQuery, type Execution } from './automation-queries.js';

const route = getRouteApi('/shell/automations/$automationId');
const colors = { pending: 'gray', sent: 'good', failed: 'bad', skipped: 'warn', cancelled: 'gray' } as const;

/** What came of it for each customer, with the reason where nothing was sent. */
export function ExecutionList({ automationId }: { readonly automationId: string }) {
  const { t } = useTranslation();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(executionsQuery(automationId, status));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Stack>
      <StatusFilter value={status} choices={executionStatuses.map((value) => ({ value, label: t(`automations.statuses.${value}`) }))} onChange={(chosen) => void navigate({ search: { tab: 'executions', ...(chosen && { status: chosen }) }, replace: true })} />
      <FoundCount question={{ status }} rows={items} hasMore={list.hasNextPage} />
      {list.error && !items && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!items && !list.error && <ListSkeleton />}
      {items && <Card padding={0} className="rows">{items.length === 0 ? <EmptyState icon={IconCalendarRepeat} title={t('automations.none')} text={t('automations.noneText')} /> : items.map((execution) => <ExecutionRow key={execution.id} execution={execution} />)}</Card>}
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
    </Stack>
  );
}

function ExecutionRow({ execution }: { readonly execution: Execution }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/executions/{id}/cancel', { params: { path: { id: execution.id } } })),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['executions'] }),
  });
  const ask = (): void => confirm({ title: t('automations.callOffTitle'), text: t('automations.callOffText', { at: times.full(execution.scheduledAt) }), action: t('automations.callOff'), isDangerous: true, onConfirm: () => cancel.mutate() });
  const { status, scheduledAt, reason, messageId, customerId, customerName } = execution;
  const person = customerName ?? t('customers.number', { number: customerId });
  return (
    <Group px={{ base: 'md', sm: 'lg' }} py="sm" justify="space-between" gap="xs">
      <Stack gap={2} flex="1 1 13rem" miw={0}>
        <Group gap="xs"><CustomerLink customerId={customerId} underline="hover" fw={600} className="words">{person}</CustomerLink><Badge color={colors[status]}>{t(`automations.statuses.${status}`)}</Badge></Group>
        {reason && <Text size="sm">{reasonOf(reason)}</Text>}
        <Text size="sm" c="dimmed">{status === 'pending' ? t('automations.due', { at: times.moment(scheduledAt) }) : times.moment(execution.executedAt ?? scheduledAt)}</Text>
      </Stack>
      {messageId !== undefined && <AnchorLink to="/messages/" search={{ open: messageId }} size="sm" aria-label={`${t('customers.showMessage')}: ${person}`}>{t('customers.showMessage')}</AnchorLink>}
      {status === 'pending' && <May permission="messaging.change_automation"><Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={ask} aria-label={`${t('automations.callOff')}: ${person}`}>{t('automations.callOff')}</Button></May>}
    </Group>
  );
}
