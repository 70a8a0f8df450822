import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';
import { present } from '../../router/search.js';
import { ListSkeleton } from '../../states/list-skeleton.js';
import { MorePages } from '../../states/more-pages.js';
import { useTimes } from '../../times/use-times.js';
import { deliveriesQuery, deliveryStatuses, hooksQuery, type HookDelivery } from './hooks-queries.js';
import { useHookAnswer } from './use-hook-answer.js';

const route = getRouteApi('/shell/settings/$section');
const colors = { pending: 'warn', delivered: 'good', failed: 'bad' } as const;

/** What one system was told, newest first, and how it answered. */
export function HookDeliveries({ hookId }: { readonly hookId: string }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const status = deliveryStatuses.find((known) => known === search.status);
  const list = useInfiniteQuery(deliveriesQuery(hookId, status));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Stack gap="sm">
      <SegmentedControl size="xs" value={status ?? 'any'} onChange={(value) => void navigate({ search: { id: hookId, ...present({ status: deliveryStatuses.find((known) => known === value) }) }, replace: true, resetScroll: false })} aria-label={t('messages.status')} data={(['any', ...deliveryStatuses] as const).map((value) => ({ value, label: t(`hooks.deliveries.${value}`) }))} />
      {list.error && !items && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!items && !list.error && <ListSkeleton rows={2} />}
      {items?.length === 0 && <Text size="sm" c="dimmed">{t('hooks.deliveries.none')}</Text>}
      {items?.map((delivery) => <DeliveryRow key={delivery.id} hookId={hookId} delivery={delivery} />)}
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} isSmall />
    </Stack>
  );
}

function DeliveryRow({ hookId, delivery: { id, type, status, attempts, last, nextAttemptAt, createdAt } }: { readonly hookId: string; readonly delivery: HookDelivery }) {
  const { t } = useTranslation();
  const times = useTimes();
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/hooks/{id}/deliveries/{deliveryId}/replay', { params: { path: { id: hookId, deliveryId: id } } })),
    onSuccess: () => tellDone(t('hooks.deliveries.replayed')),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: hooksQuery.queryKey }),
  });
  const answerOf = useHookAnswer();
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Group gap="xs"><Text size="sm" fw={600} ff="monospace">{type}</Text><Badge color={colors[status]}>{t(`hooks.deliveries.${status}`)}</Badge></Group>
        <Text size="sm" c="dimmed">
          {[times.moment(createdAt), t('hooks.deliveries.attempts', { count: attempts }), nextAttemptAt !== undefined && t('hooks.deliveries.next', { at: times.moment(nextAttemptAt) })].filter(Boolean).join(' · ')}
        </Text>
        {last && status !== 'delivered' && <Text size="sm">{answerOf(last)}</Text>}
      </div>
      {status !== 'pending' && <Button size="compact-sm" variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>{t('hooks.deliveries.replay')}</Button>}
    </Group>
  );
}
