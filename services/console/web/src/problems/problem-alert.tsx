import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemSentence } from './problem-sentence.js';

/** A problem where its effect is: in a list that could not load, above a form that was refused. */
export function ProblemAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="bad" icon={<IconAlertTriangle />} title={t('problems.title')} role="alert">
      {problemSentence(t, error)}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>{t('words.actions.retry')}</Button>
        </Group>
      )}
    </Alert>
  );
}
