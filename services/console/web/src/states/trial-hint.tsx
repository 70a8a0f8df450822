import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession, type Channel } from '../session/session.js';

/** Where something is tried on a channel that is on trial: who plays a failure or a reply there. */
export function TrialHint({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation();
  const { hub } = useSession();
  if (hub.channels[channel]?.provider !== 'sandbox') return null;
  return <Text size="sm" c="dimmed" className="words">{t(`shell.sandbox.plays.${channel === 'email' ? 'addresses' : 'numbers'}`)}</Text>;
}
