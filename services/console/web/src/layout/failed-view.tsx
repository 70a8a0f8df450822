import { Button, Code, Text } from '@mantine/core';
import { IconLock, IconMoodSad, IconWifiOff } from '@tabler/icons-react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.js';
import { ButtonLink } from '../navigation/links.js';
import { problemSentence } from '../problems/problem-sentence.js';
import { EmptyState } from '../states/empty-state.js';
import { isUnloaded } from './unloaded-view.js';

/** A view that could not be shown: what the API refused, what no network brought, or a mistake of ours. */
export function FailedView({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  if (isUnloaded(error)) return <UnloadedView />;
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  if (!(error instanceof Problem)) return <EmptyState isPage icon={IconMoodSad} title={t('problems.crash')} text={t('problems.crashText')} action={<><Button onClick={again}>{t('words.actions.retry')}</Button><ForOperator error={error} /></>} />;
  if (error.status === 403) return <EmptyState isPage icon={IconLock} title={t('problems.forbiddenView')} text={t('problems.forbiddenViewText')} action={<ButtonLink to="/dashboard/">{t('words.states.backHome')}</ButtonLink>} />;
  const isOffline = error.status === 0;
  return <EmptyState isPage icon={isOffline ? IconWifiOff : IconMoodSad} title={isOffline ? t('problems.offlineView') : t('problems.crash')} text={problemSentence(t, error)} action={<Button onClick={again}>{t('words.actions.retry')}</Button>} />;
}

/** The same where there is no frame around it. */
export const FailedPage = (props: ErrorComponentProps) => <main><FailedView {...props} /></main>;

/** Comes by itself with the network. */
function UnloadedView() {
  const { t } = useTranslation();
  useEffect(() => {
    const load = (): void => window.location.reload();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, []);
  return <EmptyState isPage icon={IconWifiOff} title={t('problems.offlineView')} text={t('problems.offlineViewText')} />;
}

/** What a programmer wants to hear; nobody else has to understand it. */
function ForOperator({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof Error)) return null;
  return (
    <>
      <Text size="sm" c="dimmed" mt="lg" mb={4}>{t('problems.forOperator')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap' }}>{error.message}</Code>
    </>
  );
}
