import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from './use-confirm.js';

interface ConfirmDialogProps {
  readonly question: Question;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One question; what cannot be undone wants a word typed first. */
export function ConfirmDialog({ question: { title, text, action, word, isDangerous, onConfirm }, isOpen, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(''), [isOpen]);
  const isReady = word === undefined || typed.trim() === word;
  const confirm = (): void => {
    onClose();
    onConfirm();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('words.actions.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); if (isReady) confirm(); }}>
        <Text className="words">{text}</Text>
        {word !== undefined && <TextInput mt="md" data-autofocus label={t('words.confirm.typeToConfirm', { word })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>{t('words.actions.cancel')}</Button>
          <Button type="submit" disabled={!isReady} {...(isDangerous && { color: 'bad.7' })}>{action}</Button>
        </Group>
      </form>
    </Modal>
  );
}
