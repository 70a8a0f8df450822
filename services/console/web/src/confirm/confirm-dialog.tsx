import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialogs/dialog.js';
import { useShown } from '../dialogs/use-shown.js';
import type { Question } from './use-confirm.js';

interface ConfirmDialogProps {
  readonly question: Question;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A capital more or less is no doubt about what is meant. */
const sameWords = (typed: string, word: string): boolean => typed.trim().toLocaleLowerCase() === word.trim().toLocaleLowerCase();

const noChoice: NonNullable<Question['choices']> = [];

/** One question; what cannot be undone wants a word typed first. */
export function ConfirmDialog({ question: { title, text, action, word, choices = noChoice, isDangerous, onConfirm }, isOpen, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const isShown = useShown(isOpen);
  const [typed, setTyped] = useState('');
  const safest = choices[0]?.value ?? '';
  const [choice, setChoice] = useState(safest);
  useEffect(() => {
    setTyped('');
    setChoice(safest);
  }, [isOpen, safest]);
  const isReady = word === undefined || sameWords(typed, word);
  // A second click finds the button of a dialog that is fading away: the question was answered.
  const confirm = (): void => {
    onClose();
    onConfirm(choice);
  };
  return (
    <Dialog opened={isShown} onClose={onClose} title={title}>
      <form onSubmit={(event) => { event.preventDefault(); if (isReady && isOpen) confirm(); }}>
        <Text className="words">{text}</Text>
        {choices.length > 0 && (
          <Radio.Group mt="md" value={choice} onChange={setChoice} aria-label={title}>
            <Stack gap="sm">{choices.map(({ value, label, description }) => <Radio key={value} value={value} label={label} description={description} />)}</Stack>
          </Radio.Group>
        )}
        {word !== undefined && <TextInput mt="md" data-autofocus label={t('words.confirm.typeToConfirm', { word })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus={word === undefined || undefined}>{t('words.actions.cancel')}</Button>
          <Button type="submit" disabled={!isReady} {...(isDangerous && { color: 'bad.7' })}>{action}</Button>
        </Group>
      </form>
    </Dialog>
  );
}
