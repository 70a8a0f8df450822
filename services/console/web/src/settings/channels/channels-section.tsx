import { Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { channels } from '../../session/session.js';
import { ListSkeleton } from '../../states/list-skeleton.js';
import { providersQuery, settingsQuery } from '../settings-queries.js';
import { ChannelCard } from './channel-card.js';
import { HoldCard } from './hold-card.js';
import { UnreachableAddress } from './unreachable-address.js';

/** The three ways out of the shop, each with its provider. */
export function ChannelsSection() {
  const [settings, providers] = useQueries({ queries: [settingsQuery, providersQuery] });
  const error: unknown = settings.error ?? providers.error;
  // What is shown stays when reading it again fails: somebody may be writing, or trying an account.
  if (!settings.data || !providers.data) return error ? <ProblemAlert error={error} /> : <ListSkeleton rows={3} height={160} />;
  const { items } = providers.data;
  return (
    <Stack gap="lg">
      <HoldCard shownWhile="held" />
      <UnreachableAddress settings={settings.data.settings} />
      {channels.map((channel) => <ChannelCard key={channel} channel={channel} loaded={settings.data} providers={items.filter((provider) => provider.channel === channel)} />)}
      <HoldCard shownWhile="free" />
    </Stack>
  );
}
