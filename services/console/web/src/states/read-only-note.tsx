import { Group, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Above what somebody may read and not change: why nothing can be pressed, and who can change that. */
export function ReadOnlyNote() {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap" c="dimmed" mb="md">
      <IconLock size={16} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm">{t('words.states.readOnly')}</Text>
    </Group>
  );
}
