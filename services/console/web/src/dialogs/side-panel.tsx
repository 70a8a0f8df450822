import { Drawer, type DrawerProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEscape } from './use-escape.js';

/** What slides in from the side of the page. */
export function SidePanel({ opened, onClose, ...others }: DrawerProps) {
  const { t } = useTranslation();
  useEscape(opened, onClose);
  return <Drawer opened={opened} onClose={onClose} closeOnEscape={false} closeButtonProps={{ 'aria-label': t('words.actions.close') }} {...others} />;
}
