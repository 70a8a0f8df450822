import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { SaveButton } from '../../states/save-button.js';
import type { SettingsDraft } from './use-settings-draft.js';

interface SaveBarProps {
  readonly draft: SettingsDraft;
  readonly of?: string;
  readonly onSaved?: () => void;
}

/** Below every settings form: what went wrong, and saving. */
export function SaveBar({ draft, of, onSaved }: SaveBarProps) {
  const { t } = useTranslation();
  const saved = onSaved && { onSaved };
  return (
    <Stack>
      {draft.isStale && (
        <Alert color="warn" title={t('problems.stale')} role="alert">
          {t('problems.staleText')}
          <Group mt="sm">
            <Button size="xs" variant="default" onClick={draft.showTheirs}>{t('problems.staleReload')}</Button>
            <Button size="xs" variant="default" onClick={() => draft.save({ overwrite: true, ...saved })}>{t('problems.staleOverwrite')}</Button>
          </Group>
        </Alert>
      )}
      {Boolean(draft.error) && !draft.isStale && <ProblemAlert error={draft.error} />}
      <Group justify="flex-end">
        <SaveButton isChanged={draft.isChanged} isSaving={draft.isSaving} onSave={() => draft.save(saved)} {...(of !== undefined && { of })} />
      </Group>
    </Stack>
  );
}
