import { Button, Group, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconClock, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.js';
import { localOf } from '../../times/local-time.rules.js';
import type { ComposeValues } from './compose.rules.js';

interface ComposeTimeProps {
  readonly form: UseFormReturnType<ComposeValues>;
  readonly isSending: boolean;
  /** It would only be left out. */
  readonly isDisabled: boolean;
}

const HOUR_MS = 3_600_000;

/** Now, or at an hour of the shop's own clock. */
export function ComposeTime({ form, isSending, isDisabled }: ComposeTimeProps) {
  const { t } = useTranslation();
  const { hub } = useSession();
  const isLater = form.values.sendAt !== '';
  const inAnHour = (): string => localOf(Date.now() + HOUR_MS, hub.timeZone);
  return (
    <Group justify="space-between" align="flex-end">
      <Group align="flex-end">
        <Switch label={t('messages.compose.later')} checked={isLater} onChange={(event) => form.setFieldValue('sendAt', event.currentTarget.checked ? inAnHour() : '')} pb={8} />
        {isLater && <TextInput type="datetime-local" label={t('messages.compose.sendAt', { zone: hub.timeZone })} required {...form.getInputProps('sendAt')} />}
      </Group>
      <Button type="submit" loading={isSending} disabled={isDisabled} leftSection={isLater ? <IconClock size={17} /> : <IconSend size={17} />}>{isLater ? t('messages.compose.sendLater') : t('messages.compose.send')}</Button>
    </Group>
  );
}
