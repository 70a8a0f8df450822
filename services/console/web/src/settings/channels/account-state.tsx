import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../times/use-times.js';
import { accountState, failedStep, type AccountState, type KnownAccount } from './account-state.rules.js';

const looks: Readonly<Record<AccountState, { readonly color: string; readonly Icon: typeof IconCheck }>> = {
  untried: { color: 'warn', Icon: IconAlertTriangle },
  distrusted: { color: 'warn', Icon: IconAlertTriangle },
  works: { color: 'good', Icon: IconCheck },
  sent: { color: 'good', Icon: IconCheck },
  fails: { color: 'bad', Icon: IconX },
};

/** Whether the saved account was seen to work, and when. */
export function AccountStateLine({ account }: { readonly account: KnownAccount }) {
  const { t } = useTranslation();
  const times = useTimes();
  const state = accountState(account);
  const { color, Icon } = looks[state];
  const at = account.verification?.at ?? account.lastSentAt;
  const step = failedStep(account);
  return (
    <Group gap="sm" wrap="nowrap">
      <ThemeIcon size={22} radius="xl" color={color} variant="light"><Icon size={14} /></ThemeIcon>
      <Text size="sm">{t(`settings.account.${state}`, { at: at === null ? '' : times.full(at), step: t(`settings.verify.steps.${step}`, { defaultValue: step }) })}</Text>
    </Group>
  );
}
