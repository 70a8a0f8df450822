import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Something to carry elsewhere: an address, a key. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <TextInput
          label={label} value={value} readOnly styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} onFocus={(event) => event.currentTarget.select()}
          rightSection={
            <Tooltip label={copied ? t('words.actions.copied') : t('words.actions.copy')}>
              <ActionIcon variant="subtle" color={copied ? 'good' : 'gray'} onClick={copy} aria-label={`${t('words.actions.copy')}: ${label}`}>{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}</ActionIcon>
            </Tooltip>
          }
        />
      )}
    </CopyButton>
  );
}
