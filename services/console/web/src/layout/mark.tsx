import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { appUrl } from '../api/addresses.js';

/** The product's mark beside the shop's name. */
export function Mark({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={10} wrap="nowrap" miw={0}>
      <img src={new URL('mark.svg', appUrl).href} width={28} height={28} alt="" />
      <Text fw={680} truncate>{name || t('shell.product')}</Text>
    </Group>
  );
}
