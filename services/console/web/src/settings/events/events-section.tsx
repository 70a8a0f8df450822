import { Badge, Button, Card, Code, Collapse, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';
import { useDetail } from '../../reasons/use-detail.js';
import { useReason } from '../../reasons/use-reason.js';
import { EmptyState } from '../../states/empty-state.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { eventQuery, eventsQuery, type ErpEvent } from './events-queries.js';

const route = getRouteApi('/shell/settings/$section');
const statuses = ['parked', 'handled', 'ignored'] as const;
const looks = { parked: 'warn', handled: 'good', ignored: 'gray' } as const;

/** What the ERP told, and what of it waits for a person. */
export function EventsSection() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const status = statuses.find((known) => known === search.status) ?? 'parked';
  const query = useQuery(eventsQuery(status));
  return (
    <Stack>
      <SegmentedControl value={status} onChange={(value) => void navigate({ search: { status: value }, replace: true, resetScroll: false })} data={statuses.map((value) => ({ value, label: t(`settings.told.${value}`) }))} aria-label={t('messages.status')} />
      <Loaded query={query}>
        {({ items }) => <Card padding={0} className="rows">{items.length === 0 ? <EmptyState icon={IconInbox} title={t(`settings.told.none.${status}`)} /> : items.map((event) => <EventRow key={event.id} event={event} />)}</Card>}
      </Loaded>
    </Stack>
  );
}

function EventRow({ event }: { readonly event: ErpEvent }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const detailOf = useDetail();
  const parts = useOpenParts();
  const isOpen = parts.isOpen(event.id);
  return (
    <Stack px="lg" py="md" gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Group gap="xs" miw={0}><Text fw={600} ff="monospace" size="sm" className="words">{event.type}</Text><Badge color={looks[event.status]}>{t(`settings.told.${event.status}`)}</Badge></Group>
        <Text size="sm" c="dimmed" flex="none">{times.moment(event.receivedAt)}</Text>
      </Group>
      {event.customerId !== undefined && <Text size="sm" c="dimmed">{t('messages.story.customer')} {event.customerId}</Text>}
      {event.reason && <Text size="sm">{reasonOf(event.reason)}</Text>}
      {event.reason && <Text size="xs" c="dimmed" ff="monospace" className="words">{detailOf(event.reason.detail)}</Text>}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => parts.setOpen(event.id, !isOpen)} aria-expanded={isOpen}>{t('messages.story.showRaw')}</Button>
        {event.status === 'parked' && <EventActions event={event} />}
      </Group>
      <Collapse expanded={isOpen}>{isOpen && <EventData id={event.id} />}</Collapse>
    </Stack>
  );
}

function EventActions({ event }: { readonly event: ErpEvent }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const params = { path: { id: event.id } };
  const settled = { onError: tellProblem, onSettled: () => queries.invalidateQueries({ queryKey: ['events'] }) };
  const replay = useMutation({ mutationFn: () => answer(api.POST('/api/v1/events/{id}/replay', { params })), onSuccess: () => tellDone(t('settings.told.replayed')), ...settled });
  const drop = useMutation({ mutationFn: () => answer(api.POST('/api/v1/events/{id}/drop', { params })), ...settled });
  return (
    <>
      <Button size="compact-sm" variant="light" loading={replay.isPending} onClick={() => replay.mutate()}>{t('settings.told.replay')}</Button>
      <Button size="compact-sm" variant="subtle" color="bad" onClick={() => confirm({ title: t('settings.told.dropTitle'), text: t('settings.told.dropText'), action: t('settings.told.drop'), isDangerous: true, word: t('settings.told.dropWord'), onConfirm: () => drop.mutate() })}>{t('settings.told.drop')}</Button>
    </>
  );
}

function EventData({ id }: { readonly id: string }) {
  const query = useQuery(eventQuery(id));
  return <Loaded query={query}>{({ data }) => <Code block tabIndex={0}>{JSON.stringify(data, null, 2)}</Code>}</Loaded>;
}
