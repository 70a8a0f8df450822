import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmContext, type Question } from './use-confirm.js';

/** Holds the one dialog of `useConfirm`. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question>();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const ask = (next: Question): void => {
    setTyped('');
    setQuestion(next);
    setOpen(true);
  };
  const confirm = (): void => {
    setOpen(false);
    question?.onConfirm();
  };
  const isReady = question?.word === undefined || typed.trim() === question.word;
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={question?.title} closeButtonProps={{ 'aria-label': t('words.actions.close') }}>
        <form onSubmit={(event) => { event.preventDefault(); if (isReady) confirm(); }}>
          <Text className="words">{question?.text}</Text>
          {question?.word !== undefined && (
            <TextInput mt="md" data-autofocus label={t('words.confirm.typeToConfirm', { word: question.word })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          )}
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={() => setOpen(false)}>{t('words.actions.cancel')}</Button>
            <Button type="submit" disabled={!isReady} {...(question?.isDangerous && { color: 'bad.7' })}>{question?.action}</Button>
          </Group>
        </form>
      </Modal>
    </ConfirmContext>
  );
}
