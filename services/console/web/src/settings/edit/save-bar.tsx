import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../problems/problem-alert.js';
import type { SettingsDraft } from './use-settings-draft.js';

/** Below every settings form: what went wrong, and saving. */
export function SaveBar({ draft }: { readonly draft: SettingsDraft }) {
  const { t } = useTranslation();
  return (
    <Stack>
      {draft.isStale && (
        <Alert color="warn" title={t('problems.stale')} role="alert">
          {t('problems.staleText')}
          <Group mt="sm">
            <Button size="xs" variant="default" onClick={draft.showTheirs}>{t('problems.staleReload')}</Button>
            <Button size="xs" onClick={() => draft.save({ overwrite: true })}>{t('problems.staleOverwrite')}</Button>
          </Group>
        </Alert>
      )}
      {Boolean(draft.error) && !draft.isStale && <ProblemAlert error={draft.error} />}
      <Group justify="flex-end">
        <Button onClick={() => draft.save()} disabled={!draft.isChanged} loading={draft.isSaving}>{t('words.actions.save')}</Button>
      </Group>
    </Stack>
  );
}
