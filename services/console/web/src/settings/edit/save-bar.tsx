import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { SaveButton } from '../../states/save-button.js';
import type { SettingsDraft } from './use-settings-draft.js';

/** Below every settings form: what went wrong, and saving. */
export function SaveBar({ draft, of }: { readonly draft: SettingsDraft; readonly of?: string }) {
  const { t } = useTranslation();
  return (
    <Stack>
      {draft.isStale && (
        <Alert color="warn" title={t('problems.stale')} role="alert">
          {t('problems.staleText')}
          <Group mt="sm">
            <Button size="xs" variant="default" onClick={draft.showTheirs}>{t('problems.staleReload')}</Button>
            <Button size="xs" variant="default" onClick={() => draft.save({ overwrite: true })}>{t('problems.staleOverwrite')}</Button>
          </Group>
        </Alert>
      )}
      {Boolean(draft.error) && !draft.isStale && <ProblemAlert error={draft.error} />}
      <Group justify="flex-end">
        <SaveButton isChanged={draft.isChanged} isSaving={draft.isSaving} onSave={() => draft.save()} {...(of !== undefined && { of })} />
      </Group>
    </Stack>
  );
}
