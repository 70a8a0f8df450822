import { Badge, Card, Group, Stack, Text, TextInput, type ButtonProps } from '@mantine/core';
import { IconFileSpreadsheet, IconSearch, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessageTabs } from '../messages/message-tabs.js';
import { ButtonLink, PlainLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { May } from '../session/may.js';
import { channels } from '../session/session.js';
import { LastImport } from '../settings/import/last-import.js';
import { ChannelMark } from '../states/channel-mark.js';
import { EmptyState } from '../states/empty-state.js';
import { FoundCount } from '../states/found-count.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { NoMatches } from '../states/no-matches.js';
import { PageHeader } from '../states/page-header.js';
import { useTypedText } from '../states/use-typed-text.js';
import { useTimes } from '../times/use-times.js';
import { CustomerAddresses } from './customer-addresses.js';
import { addressOn, nameOf } from './customer-addresses.rules.js';
import { customerPagesQuery, type CustomerSummary } from './customer-queries.js';
import classes from './customers-view.module.css';
import { PersonMark } from '../states/person-mark.js';

const route = getRouteApi('/shell/messages/customers');

/** The people of the shop. */
export function CustomersView() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(customerPagesQuery(q));
  const [typed, type] = useTypedText(q ?? '', (text) => void navigate({ search: text === '' ? {} : { q: text }, replace: true, resetScroll: false }));
  const customers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHeader title={t('shell.views.messages')} part={t('messages.tabs.customers')} lead={t('customers.lead')} actions={hasSome(customers) && <BringIn variant="default" leftSection={<IconFileSpreadsheet size={17} />}>{t('customers.bringIn')}</BringIn>} />
      <MessageTabs active="customers" />
      <TextInput type="search" mb="md" leftSection={<IconSearch size={16} />} placeholder={t('messages.compose.customerHint')} aria-label={t('words.actions.search')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
      {q === undefined && <LastImport />}
      <FoundCount question={{ q }} rows={customers} hasMore={list.hasNextPage} />
      {list.error && !customers && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!customers && !list.error && <ListSkeleton rows={8} height={56} />}
      {hasSome(customers) && <Text size="sm" c="dimmed" mb="xs">{t('customers.order')}</Text>}
      {customers && (
        <Card padding={0}>
          {customers.length === 0 && (q === undefined ? <EmptyState icon={IconUsers} title={t('customers.empty')} text={t('customers.emptyText')} action={<BringIn mt="sm">{t('customers.bringIn')}</BringIn>} /> : <NoMatches icon={IconUsers} title={t('customers.none')} onClear={() => type('')} />)}
          {customers.map((customer) => <CustomerRow key={customer.id} customer={customer} />)}
        </Card>
      )}
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
    </>
  );
}

const hasSome = (customers: readonly CustomerSummary[] | undefined): boolean => customers !== undefined && customers.length > 0;

/** The way to the import, for who may go it. */
function BringIn({ children, ...look }: ButtonProps & { readonly children: string }) {
  return <May permission="messaging.manage_settings"><ButtonLink {...look} to="/settings/$section/" params={{ section: 'import' }}>{children}</ButtonLink></May>;
}

function CustomerRow({ customer }: { readonly customer: CustomerSummary }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reachable = channels.filter((channel) => addressOn(channel, customer) !== undefined);
  return (
    <PlainLink to="/messages/customers/$customerId/" params={{ customerId: customer.id }} className={classes['row']}>
      <Group gap="md" wrap="nowrap" justify="space-between">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <PersonMark name={nameOf(customer, t)} />
          <Stack gap={0} miw={0}>
            <Text fw={600} truncate>{nameOf(customer, t)}</Text>
            <CustomerAddresses customer={customer} size="sm" truncate />
          </Stack>
        </Group>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" c="dimmed" visibleFrom="sm" mr="xs" className="numbers">{t('customers.added', { day: times.date(times.dateOf(customer.createdAt)) })}</Text>
          {customer.loyaltyTier && <Badge variant="default" visibleFrom="sm">{customer.loyaltyTier}</Badge>}
          {reachable.map((channel) => <ChannelMark key={channel} channel={channel} isCompact size={24} />)}
        </Group>
      </Group>
    </PlainLink>
  );
}
