import { Chip, Group, Input, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../../language/formats.js';
import type { Settings } from '../settings-queries.js';
import type { SettingsDraft } from '../edit/use-settings-draft.js';

type QuietHours = NonNullable<Settings['policy']['quietHours']>;
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const usual: QuietHours = { from: '21:00', to: '09:00', days: [...days], purposes: ['marketing'] };
/** 2024-01-01 was a Monday. */
const dayName = (language: string, index: number): string => dateFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, index + 1));

/** At night nobody wants an offer. */
export function QuietHoursFields({ draft }: { readonly draft: SettingsDraft }) {
  const { t, i18n } = useTranslation();
  const quiet = draft.valueAt('policy.quietHours') as QuietHours | null;
  const set = (change: Partial<QuietHours>): void => draft.set('policy.quietHours', { ...(quiet ?? usual), ...change });
  const isForAll = quiet?.purposes?.includes('transactional') ?? false;
  return (
    <Stack gap="sm">
      <Switch label={t('settings.policy.quiet')} description={t('settings.policy.quietHelp')} checked={quiet !== null} onChange={(event) => draft.set('policy.quietHours', event.currentTarget.checked ? usual : null)} />
      {quiet && (
        <>
          <Group>
            <TextInput type="time" label={t('settings.policy.from')} value={quiet.from} onChange={(event) => set({ from: event.currentTarget.value })} error={draft.errors['policy.quietHours.from']} />
            <TextInput type="time" label={t('settings.policy.to')} value={quiet.to} onChange={(event) => set({ to: event.currentTarget.value })} error={draft.errors['policy.quietHours.to']} />
          </Group>
          <Input.Wrapper label={t('settings.policy.days')} labelElement="div">
            <Chip.Group multiple value={quiet.days ?? []} onChange={(chosen) => set({ days: days.filter((day) => chosen.includes(day)) })}>
              <Group gap="xs">{days.map((day, index) => <Chip key={day} value={day} size="xs">{dayName(i18n.language, index)}</Chip>)}</Group>
            </Chip.Group>
          </Input.Wrapper>
          <Switch label={t('settings.policy.quietAll')} checked={isForAll} onChange={(event) => set({ purposes: event.currentTarget.checked ? ['marketing', 'transactional'] : ['marketing'] })} />
        </>
      )}
    </Stack>
  );
}
