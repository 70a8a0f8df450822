import { Card, Group } from '@mantine/core';
import { IconInbox, IconPencilPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { May } from '../session/may.js';
import { EmptyState } from '../states/empty-state.js';
import { FoundCount } from '../states/found-count.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { NoMatches } from '../states/no-matches.js';
import { PageHeader } from '../states/page-header.js';
import { DownloadMessages } from './download-messages.js';
import { MessageDrawer } from './message-drawer.js';
import { MessageFilterBar } from './message-filter-bar.js';
import { messagesQuery, type MessageFilters } from './message-queries.js';
import { MessageTable } from './message-table.js';
import { MessageTabs } from './message-tabs.js';

const route = getRouteApi('/shell/messages');

/** What makes a first message. */
function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Group justify="center" mt="sm">
      <May permission="messaging.send_message"><ButtonLink to="/messages/new/">{t('messages.compose.open')}</ButtonLink></May>
      <May permission="messaging.view_automation"><ButtonLink to="/automations/" variant="default">{t('messages.toAutomations')}</ButtonLink></May>
    </Group>
  );
}

/** While there is nothing, the way to a first message stands in the middle and nowhere else. */
function ListActions({ filters, isEmpty }: { readonly filters: MessageFilters; readonly isEmpty: boolean }) {
  const { t } = useTranslation();
  if (isEmpty) return null;
  return <><DownloadMessages filters={filters} /><May permission="messaging.send_message"><ButtonLink to="/messages/new/" leftSection={<IconPencilPlus size={17} />}>{t('messages.compose.open')}</ButtonLink></May></>;
}

/** Every message of the shop, newest first; the address holds the filters and the message that is open. */
export function MessagesView() {
  const { t } = useTranslation();
  const { open, details: _, pages, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(messagesQuery(filters));
  const messages = list.data?.pages.flatMap(({ items }) => items);
  const isFiltered = Object.keys(filters).length > 0;
  const show = (id: string | undefined) => void navigate({ search: { ...filters, ...(pages !== undefined && { pages }), ...(id !== undefined && { open: id }) }, resetScroll: false });

  return (
    <>
      <PageHeader
        title={t('shell.views.messages')}
        lead={t('messages.lead')}
        actions={<ListActions filters={filters} isEmpty={messages?.length === 0 && !isFiltered} />}
      />
      <MessageTabs active="all" />
      <MessageFilterBar filters={filters} onChange={(narrow) => void navigate({ search: ({ open: _open, details: _details, pages: _pages, ...now }) => narrow(now), replace: true, resetScroll: false })} />
      <FoundCount question={filters} rows={messages} hasMore={list.hasNextPage} />
      <Card padding={0}>
        {list.error && !messages && <Group p="md"><ProblemAlert error={list.error} onRetry={() => void list.refetch()} /></Group>}
        {!messages && !list.error && <Card><ListSkeleton rows={8} /></Card>}
        {messages?.length === 0 && (isFiltered ? <NoMatches icon={IconInbox} onClear={() => void navigate({ search: {} })} /> : <EmptyState icon={IconInbox} title={t('messages.empty')} text={t('messages.emptyText')} action={<FirstSteps />} />)}
        {messages && messages.length > 0 && <MessageTable messages={messages} onOpen={show} />}
      </Card>
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
      <MessageDrawer id={open} onClose={() => show(undefined)} />
    </>
  );
}
