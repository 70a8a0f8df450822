import { Button, Group, Input, Text, Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretView } from '../settings-queries.js';
import { PasswordField } from '../../states/password-field.js';

interface SecretFieldProps {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly value: SecretView | string | null | undefined;
  readonly isMultiline: boolean;
  readonly onChange: (value: string | SecretView) => void;
}

/** A secret goes in and never comes out: what is stored shows as its last characters. */
export function SecretField({ value, isMultiline, onChange, ...shared }: SecretFieldProps) {
  const { t } = useTranslation();
  const stored = typeof value === 'object' && value?.set === true ? value : undefined;
  const [kept, setKept] = useState<SecretView>();
  if (stored) {
    return (
      <Input.Wrapper {...shared} labelElement="div">
        <Group gap="sm">
          <IconLock size={16} aria-hidden />
          <Text size="sm" ff="monospace">{stored.hint ?? '••••'}</Text>
          <Button size="compact-sm" variant="default" onClick={() => { setKept(stored); onChange(''); }}>{t('settings.secret.replace')}</Button>
        </Group>
      </Input.Wrapper>
    );
  }
  const text = typeof value === 'string' ? value : '';
  const keep = kept && <Button size="compact-sm" variant="subtle" onClick={() => { onChange(kept); setKept(undefined); }}>{t('settings.secret.keep')}</Button>;
  return (
    <div>
      {isMultiline
        ? <Textarea {...shared} autosize minRows={3} maxRows={8} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
        : <PasswordField {...shared} value={text} autoComplete="new-password" onChange={(event) => onChange(event.currentTarget.value)} />}
      {keep}
    </div>
  );
}
