import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReason } from '../../reasons/use-reason.js';
import { channels } from '../../session/session.js';
import type { Settings } from '../settings-queries.js';

/** Messages really leave, and nobody outside can call this platform nor follow the links in them: said once, above the accounts. */
export function UnreachableAddress({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const isReal = channels.some((channel) => settings[channel].enabled === true && settings[channel].provider !== 'sandbox');
  if (!isReal || settings.publicUrl.reachable) return null;
  return <Alert color="warn" icon={<IconAlertTriangle />} title={t('settings.channels.unreachable', { url: settings.publicUrl.url })}>{reasonOf({ code: 'PUBLIC_URL.UNREACHABLE', detail: '' })}</Alert>;
}
