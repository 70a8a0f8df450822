import { Card, Grid, Group, Switch, TextInput } from '@mantine/core';
import { IconMessages, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessageTabs } from '../messages/message-tabs.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { EmptyState } from '../states/empty-state.js';
import { FoundCount } from '../states/found-count.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { NoMatches } from '../states/no-matches.js';
import { PageHeader } from '../states/page-header.js';
import { useTypedText } from '../states/use-typed-text.js';
import { ConversationRow } from './conversation-row.js';
import { conversationsQuery, type Conversation, type ConversationPages } from './conversation-queries.js';
import { ConversationThread } from './conversation-thread.js';

const route = getRouteApi('/shell/messages/conversations');

/** Who wrote to the shop, and the answers. On a phone the list gives way to the conversation that is open. */
export function ConversationsView() {
  const { t } = useTranslation();
  const { channel, address, pages, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(conversationsQuery(filters));
  const items = list.data?.pages.flatMap((page) => page.items);
  const open = items?.find((item) => item.channel === channel && item.address === address);
  const isOpen = channel !== undefined && address !== undefined;
  const isEmpty = items?.length === 0 && !isOpen;
  const show = (conversation: Conversation | undefined): void =>
    void navigate({ search: { ...filters, ...(pages !== undefined && { pages }), ...(conversation && { channel: conversation.channel, address: conversation.address }) }, resetScroll: false });
  return (
    <>
      <PageHeader title={t('shell.views.messages')} part={t('messages.tabs.conversations')} lead={t('conversations.lead')} />
      <MessageTabs active="conversations" />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: isEmpty ? 12 : 5 }} {...(isOpen && { visibleFrom: 'md' })}>
          <ConversationFilterBar />
          <FoundCount question={filters} rows={items} hasMore={list.hasNextPage} />
          <ConversationList list={list} openId={open?.id} filters={filters} onOpen={show} />
        </Grid.Col>
        {!isEmpty && (
          <Grid.Col span={{ base: 12, md: 7 }}>
            {isOpen
              ? <ConversationThread key={`${channel} ${address}`} channel={channel} address={address} conversation={open} onClose={() => show(undefined)} />
              : <Card visibleFrom="md"><EmptyState icon={IconMessages} title={t('conversations.choose')} /></Card>}
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}

interface ConversationListProps {
  readonly list: UseInfiniteQueryResult<ConversationPages>;
  readonly openId: string | undefined;
  readonly filters: { readonly q?: string; readonly unread?: true };
  readonly onOpen: (conversation: Conversation) => void;
}

function ConversationList({ list, openId, filters, onOpen }: ConversationListProps) {
  const items = list.data?.pages.flatMap((page) => page.items);
  if (!items) return list.error ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : <ListSkeleton rows={6} height={64} />;
  return (
    <>
      <Card padding={0}>
        {items.length === 0 && <NoConversations filters={filters} />}
        {items.map((item) => <ConversationRow key={item.id} conversation={item} isOpen={item.id === openId} onOpen={() => onOpen(item)} />)}
      </Card>
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
    </>
  );
}

/** What stands in place of an empty list. */
function NoConversations({ filters: { q, unread } }: Pick<ConversationListProps, 'filters'>) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  if (q !== undefined) return <NoMatches icon={IconMessages} onClear={() => void navigate({ search: {}, replace: true })} />;
  if (unread) return <EmptyState icon={IconMessages} title={t('conversations.allAnswered')} />;
  return <EmptyState icon={IconMessages} title={t('conversations.none')} text={t('conversations.noneText')} />;
}

function ConversationFilterBar() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, type] = useTypedText(search.q ?? '', (q) => void navigate({ search: ({ q: _, pages: __, ...rest }) => (q === '' ? rest : { ...rest, q }), replace: true }));
  return (
    <Group mb="md" role="search">
      <TextInput flex={1} leftSection={<IconSearch size={16} />} placeholder={t('conversations.searchHint')} aria-label={t('words.actions.search')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
      <Switch label={t('conversations.onlyUnread')} checked={search.unread ?? false} onChange={(event) => { const isOn = event.currentTarget.checked; void navigate({ search: ({ unread: _, pages: __, ...rest }) => (isOn ? { ...rest, unread: true as const } : rest), replace: true }); }} />
    </Group>
  );
}
