import { Button, Code } from '@mantine/core';
import { IconLock, IconMoodSad } from '@tabler/icons-react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.js';
import { problemSentence } from '../problems/problem-sentence.js';
import { EmptyState } from '../states/empty-state.js';

/** A view that could not be shown: what the API refused, or a mistake of ours. */
export function FailedView({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  if (error instanceof Problem && error.status === 403) return <main><EmptyState isPage icon={IconLock} title={t('problems.forbiddenView')} text={t('problems.forbiddenViewText')} /></main>;
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <main>
      <EmptyState
        isPage
        icon={IconMoodSad}
        title={t('problems.crash')}
        text={error instanceof Problem ? problemSentence(t, error) : t('problems.crashText')}
        action={<><Button onClick={again} mb="md">{t('words.actions.retry')}</Button>{error instanceof Error && !(error instanceof Problem) && <Code block>{error.message}</Code>}</>}
      />
    </main>
  );
}
