import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconLock, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appUrl } from '../api/addresses.js';
import { SIGNED_OUT } from '../api/client.js';
import { isInTheMiddle, sessionQuery } from '../session/session.js';
import { useTimes } from '../times/use-times.js';
import { NEW_RELEASE } from './new-release.js';
import classes from './connection-notice.module.css';

/** When the browser lost its network, and nothing while it has one. */
function useOfflineSince(): string | undefined {
  const [since, setSince] = useState(() => (navigator.onLine ? undefined : new Date().toISOString()));
  useEffect(() => {
    const lost = (): void => setSince(new Date().toISOString());
    const found = (): void => setSince(undefined);
    window.addEventListener('offline', lost);
    window.addEventListener('online', found);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', found);
    };
  }, []);
  return since;
}

/** Whether a part of this page is gone with the release that it came from. */
function useNewRelease(): boolean {
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const found = (): void => setNew(true);
    window.addEventListener(NEW_RELEASE, found);
    return () => window.removeEventListener(NEW_RELEASE, found);
  }, []);
  return isNew;
}

/** Whether the session ended while somebody is writing here, and has not begun again. */
function useSignedOut(): boolean {
  const queries = useQueryClient();
  const { dataUpdatedAt } = useQuery(sessionQuery);
  const [endedAt, setEndedAt] = useState(0);
  useEffect(() => {
    const ended = (): void => setEndedAt(isInTheMiddle() ? Date.now() : 0);
    window.addEventListener(SIGNED_OUT, ended);
    return () => window.removeEventListener(SIGNED_OUT, ended);
  }, []);
  const isOut = endedAt > dataUpdatedAt;
  useEffect(() => {
    if (!isOut) return undefined;
    const look = (): void => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [isOut, queries]);
  return isOut;
}

/** Says that what is shown may be old; queries go on by themselves when the network is back. */
export function ConnectionNotice() {
  const { t } = useTranslation();
  const { clock } = useTimes();
  const since = useOfflineSince();
  const [wasLost, setLost] = useState(false);
  const isReleased = useNewRelease();
  const isSignedOut = useSignedOut();
  if (since !== undefined && !wasLost) setLost(true);
  return (
    <div role="status">
      {since && (
        <Group className={classes['notice']} gap="xs" justify="center" wrap="nowrap">
          <IconWifiOff size={16} aria-hidden />
          <Text size="sm">{t('shell.offline', { at: clock(since) })}</Text>
        </Group>
      )}
      {!since && isReleased && (
        <Group className={classes['notice']} gap="xs" justify="center">
          <IconRefresh size={16} aria-hidden />
          <Text size="sm">{t('shell.released')}</Text>
          <Button size="compact-sm" variant="white" onClick={() => window.location.reload()}>{t('shell.loadReleased')}</Button>
        </Group>
      )}
      {!since && isSignedOut && (
        <Group className={classes['notice']} gap="xs" justify="center">
          <IconLock size={16} aria-hidden />
          <Text size="sm">{t('shell.signedOut')}</Text>
          <Button component="a" href={`${appUrl.pathname}sign-in/`} target="_blank" size="compact-sm" variant="white">{t('shell.signInBeside')}</Button>
        </Group>
      )}
      {!since && wasLost && <VisuallyHidden>{t('shell.online')}</VisuallyHidden>}
    </div>
  );
}
