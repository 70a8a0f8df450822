import { Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Automation, Trigger } from '../automation-queries.js';

type Config = Automation['triggerConfig'];

interface TriggerFieldsProps {
  readonly trigger: Trigger;
  readonly config: Config;
  readonly isReadOnly: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (config: Config) => void;
}

/** What narrows a trigger; most need nothing. */
export function TriggerFields({ trigger, config, isReadOnly, errors, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'toStage' | 'fromStage' | 'toTier' | 'eventType') => (
    <TextInput
      label={t(`automations.config.${name}`)} value={config[name] ?? ''} readOnly={isReadOnly} error={errors[`triggerConfig.${name}`]}
      onChange={(event) => {
        const { [name]: _, ...rest } = config;
        onChange(event.currentTarget.value === '' ? rest : { ...rest, [name]: event.currentTarget.value });
      }}
    />
  );
  switch (trigger) {
    case 'inactivity':
      return <NumberInput w={220} label={t('automations.config.inactiveDays')} min={1} max={3650} value={config.inactiveDays ?? 90} readOnly={isReadOnly} error={errors['triggerConfig.inactiveDays']} onChange={(days) => onChange({ ...config, inactiveDays: Number(days) })} />;
    case 'lead_stage_change':
      return <Group grow>{text('fromStage')}{text('toStage')}</Group>;
    case 'loyalty_tier_change':
      return text('toTier');
    case 'custom':
      return text('eventType');
    default:
      return null;
  }
}
