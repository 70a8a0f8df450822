import { Input, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../session/session.js';
import { CopyField } from '../../states/copy-field.js';
import type { SettingsDraft } from '../edit/use-settings-draft.js';

const fields = ['webhookUrl', 'inboundUrl'] as const;

/** Addresses that the provider calls back: to be copied to its own pages. */
export function CallbackAddresses({ channel, draft }: { readonly channel: Channel; readonly draft: SettingsDraft }) {
  const { t } = useTranslation();
  const known = fields.flatMap((field) => {
    const address = draft.valueAt(`${channel}.${field}`);
    return typeof address === 'string' ? [{ field, address }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Stack gap="xs">
      <Input.Description>{t(known.some(({ field }) => field === 'webhookUrl') ? 'settings.channels.callbacks' : 'settings.channels.inboundHint')}</Input.Description>
      {known.map(({ field, address }) => <CopyField key={field} label={t(`settings.channels.${field}`)} value={address} />)}
    </Stack>
  );
}
