import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

/** Says that what is shown may be old; queries go on by themselves when the network is back. */
export function ConnectionNotice() {
  const { t } = useTranslation();
  const { clock } = useTimes();
  const since = useOfflineSince();
  const [wasLost, setLost] = useState(false);
  const isReleased = useNewRelease();
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
      {!since && wasLost && <VisuallyHidden>{t('shell.online')}</VisuallyHidden>}
    </div>
  );
}
