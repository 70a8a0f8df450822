import { Group, NumberInput, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SettingsDraft } from '../edit/use-settings-draft.js';

interface Cap {
  readonly max: number;
  readonly per: string;
}

const usual: Cap = { max: 2, per: 'P7D' };
const daysOf = (per: string): number => Number(/^P(\d+)D/.exec(per)?.[1] ?? 1);

/** How much of it one person gets. */
export function FrequencyFields({ draft }: { readonly draft: SettingsDraft }) {
  const { t } = useTranslation();
  const cap = draft.valueAt('policy.frequencyCap') as Cap | null;
  return (
    <Stack gap="sm">
      <Switch label={t('settings.policy.cap')} description={t('settings.policy.capHelp')} checked={cap !== null} onChange={(event) => draft.set('policy.frequencyCap', event.currentTarget.checked ? usual : null)} />
      {cap && (
        <Group>
          <NumberInput label={t('settings.policy.capMax')} min={1} max={1000} value={cap.max} onChange={(value) => draft.set('policy.frequencyCap', { ...cap, max: Number(value) })} error={draft.errors['policy.frequencyCap.max']} />
          <NumberInput label={t('settings.policy.capDays')} min={1} max={366} value={daysOf(cap.per)} onChange={(value) => draft.set('policy.frequencyCap', { ...cap, per: `P${Number(value)}D` })} error={draft.errors['policy.frequencyCap.per']} />
        </Group>
      )}
    </Stack>
  );
}
