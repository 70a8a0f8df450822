import { Badge, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconExternalLink, IconPencilPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink, ButtonLink } from '../navigation/links.js';
import { useReason } from '../reasons/use-reason.js';
import { May } from '../session/may.js';
import { channels, useSession, type Channel } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import { Loaded } from '../states/loaded.js';
import { PageHeader } from '../states/page-header.js';
import { useTimes } from '../times/use-times.js';
import classes from './customer-addresses.module.css';
import { CustomerDetails } from './customer-details.js';
import { CustomerDiary } from './customer-diary.js';
import { CustomerLink } from './customer-link.js';
import { CustomerPrivacy } from './customer-privacy.js';
import { addressOn, invalidAddressOn, nameOf } from './customer-addresses.rules.js';
import { customerQuery, type Customer } from './customer-queries.js';
import { PersonMark } from '../states/person-mark.js';

const route = getRouteApi('/shell/messages/customers/$customerId');

/** One customer: how they can be reached, and everything that happened, in sentences. */
export function CustomerView() {
  const { t } = useTranslation();
  const { customerId } = route.useParams();
  const { hub } = useSession();
  const query = useQuery(customerQuery(customerId));
  return (
    <Loaded query={query}>
      {(customer) => (
        <>
          <PageHeader
            title={nameOf(customer, t)}
            above={<AnchorLink to="/messages/customers/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('messages.tabs.customers')}</AnchorLink>}
            lead={<CustomerFacts customer={customer} />}
            actions={
              <>
                {hub.customerUrl !== undefined && <CustomerLink customerId={customer.id}><Group gap={4} wrap="nowrap">{t('customers.inErp')} <IconExternalLink size={14} aria-hidden /></Group></CustomerLink>}
                <May permission="messaging.send_message"><ButtonLink to="/messages/new/" search={{ customerId: customer.id }} leftSection={<IconPencilPlus size={17} />}>{t('messages.compose.open')}</ButtonLink></May>
              </>
            }
          />
          <Grid gap="xl">
            <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
              <Title order={2} size="h3" mb="md">{t('customers.diary')}</Title>
              <CustomerDiary customerId={customer.id} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
              <Stack>
                {channels.map((channel) => <ChannelStanding key={channel} channel={channel} customer={customer} />)}
                <CustomerDetails customer={customer} />
                <CustomerPrivacy customer={customer} />
              </Stack>
            </Grid.Col>
          </Grid>
        </>
      )}
    </Loaded>
  );
}

function CustomerFacts({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  return (
    <Group gap={6}>
      <PersonMark name={nameOf(customer, t)} size={26} />
      <Text size="sm">{t('customers.number', { number: customer.id })}</Text>
      {customer.loyaltyTier && <Badge variant="default">{customer.loyaltyTier}</Badge>}
      {customer.tags?.map((tag) => <Badge key={tag} variant="default">{tag}</Badge>)}
    </Group>
  );
}

/** Whether a channel reaches them: the address, their word on marketing, what is closed. */
function ChannelStanding({ channel, customer }: { readonly channel: Channel; readonly customer: Customer }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const address = addressOn(channel, customer);
  const invalid = invalidAddressOn(channel, customer);
  const consent = customer.consent[channel];
  const closed = customer.suppressions.filter((suppression) => suppression.channel === channel);
  return (
    <Card padding="md">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ChannelMark channel={channel} isCompact size={30} />
        <Stack gap={4} miw={0}>
          <Text fw={600} className="words">{address ?? invalid ?? t('customers.noAddressFor', { channel: t(`words.channelsWithin.${channel}`) })}</Text>
          {invalid !== undefined && <Text size="sm" c="bad" className={classes['invalid']}><IconAlertTriangle size={14} aria-hidden /> {reasonOf({ code: 'ADDRESS.INVALID', detail: '' })}</Text>}
          {/* Nobody is asked about a channel that does not reach them. */}
          {(consent ?? address) !== undefined && <Text size="sm" c="dimmed">{consent === undefined ? t('customers.consent.unknown') : t(consent.marketing ? 'customers.consent.yes' : 'customers.consent.no', { at: times.day(consent.at) })}</Text>}
          {closed.map(({ address: of, scope, reason }) => <Text key={of + scope} size="sm" c="bad">{scope === 'all' ? t('customers.closed.all') : t('customers.closed.marketing')} {reasonOf(reason)}</Text>)}
          {channel === 'whatsapp' && customer.window?.open && <Text size="sm" c="good">{t('customers.windowOpen', { until: times.moment(customer.window.closesAt) })}</Text>}
        </Stack>
      </Group>
    </Card>
  );
}
