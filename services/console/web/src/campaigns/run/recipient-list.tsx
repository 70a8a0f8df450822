import { Button, Card, Group, Select, Stack, Text } from '@mantine/core';
import { IconDownload, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchAnswer } from '../../api/ask.js';
import { CustomerLink } from '../../customers/customer-link.js';
import { acceptCsv, byteOrderMark, saveFile } from '../../downloads/csv.js';
import { currentLanguage } from '../../language/start-language.js';
import { queuedOfCampaignQuery, type Message } from '../../messages/message-queries.js';
import { AnchorLink } from '../../navigation/links.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { useReason } from '../../reasons/use-reason.js';
import { messageStatuses } from '../../router/message-routes.js';
import { useMay } from '../../session/session.js';
import { EmptyState } from '../../states/empty-state.js';
import { FoundCount } from '../../states/found-count.js';
import { ListSkeleton } from '../../states/list-skeleton.js';
import { MorePages } from '../../states/more-pages.js';
import { StatusBadge } from '../../states/status-badge.js';
import { useTimes } from '../../times/use-times.js';
import classes from './recipient-list.module.css';
import { recipientsQuery, type Recipient } from '../campaign-queries.js';

const route = getRouteApi('/shell/campaigns/$campaignId');

/** Everybody it went to, or did not, and why. */
export function RecipientList({ campaignId }: { readonly campaignId: string }) {
  const { t, i18n } = useTranslation();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(recipientsQuery(campaignId, status));
  const items = list.data?.pages.flatMap((page) => page.items);
  const waiting = useWaiting(campaignId, items);
  const download = useMutation({
    mutationFn: async () => {
      const answer = await fetchAnswer(`/api/v1/campaigns/${campaignId}/recipients`, { query: { status }, headers: { accept: acceptCsv(i18n.language), 'accept-language': currentLanguage() } });
      saveFile('recipients.csv', `${byteOrderMark}${await answer.text()}`);
    },
    onError: tellProblem,
  });
  return (
    <Stack>
      <Group justify="space-between">
        <Select w={190} clearable aria-label={t('messages.status')} placeholder={t('messages.anyStatus')} value={status ?? null} data={messageStatuses.map((value) => ({ value, label: t(`words.statuses.${value}`) }))} onChange={(value) => void navigate({ search: value ? { status: value } : {}, replace: true, resetScroll: false })} />
        <Button variant="default" leftSection={<IconDownload size={17} />} loading={download.isPending} onClick={() => download.mutate()}>{t('messages.download')}</Button>
      </Group>
      <FoundCount question={{ status }} rows={items} hasMore={list.hasNextPage} />
      {list.error && !items && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!items && !list.error && <ListSkeleton />}
      {items && <Card padding={0}>{items.length === 0 ? <EmptyState icon={IconUsers} title={t('campaigns.run.nobody')} {...(status !== undefined && { action: <Button variant="default" onClick={() => void navigate({ search: {}, replace: true, resetScroll: false })}>{t('words.states.clearFilters')}</Button> })} /> : items.map((recipient) => <RecipientRow key={recipient.customerId} recipient={recipient} waits={waiting.get(recipient.messageId)} />)}</Card>}
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
    </Stack>
  );
}

/** The messages of those who are still to get theirs: why each waits, and until when. */
function useWaiting(campaignId: string, items: readonly Recipient[] | undefined): ReadonlyMap<string | undefined, Message> {
  const may = useMay();
  const isOpen = items?.some(({ status }) => status === 'queued') ?? false;
  const { data } = useQuery({ ...queuedOfCampaignQuery(campaignId), enabled: isOpen && may('messaging.view_message') });
  return new Map(data?.items.map((message) => [message.id, message]));
}

function RecipientRow({ recipient: { customerId, name, status, messageId, updatedAt, ...recipient }, waits }: { readonly recipient: Recipient; readonly waits: Message | undefined }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const reason = recipient.reason ?? (status === 'queued' ? waits?.reason : undefined);
  const until = status === 'queued' && waits?.nextAttemptAt !== undefined ? t('messages.story.waitsUntil', { at: times.full(waits.nextAttemptAt) }) : '';
  const person = name ?? t('customers.number', { number: customerId });
  return (
    <div className={classes['row']}>
      <div className={classes['person']}><CustomerLink customerId={customerId} underline="hover" fw={600}>{person}</CustomerLink></div>
      <div className={classes['status']}><StatusBadge status={status} /></div>
      {(reason ?? until) && <Text size="sm" c="dimmed" className={classes['reason'] ?? ''}>{[reason && reasonOf(reason), until].filter(Boolean).join(' ')}</Text>}
      <Text size="sm" c="dimmed" className={classes['time'] ?? ''}>{times.moment(updatedAt)}</Text>
      {messageId !== undefined && <div className={classes['link']}><AnchorLink to="/messages/" search={{ open: messageId }} size="sm" aria-label={`${t('customers.showMessage')}: ${person}`}>{t('customers.showMessage')}</AnchorLink></div>}
    </div>
  );
}
