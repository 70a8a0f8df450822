import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEscape } from './use-escape.js';

/** A dialog in the middle of the page. */
export function Dialog({ opened, onClose, ...others }: ModalProps) {
  const { t } = useTranslation();
  useEscape(opened, onClose);
  return <Modal opened={opened} onClose={onClose} closeOnEscape={false} closeButtonProps={{ 'aria-label': t('words.actions.close') }} {...others} />;
}
