import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SaveButtonProps {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  /** What is saved, where several forms stand below each other. */
  readonly of?: string;
}

/** Saves what was changed. While there is nothing to save it does nothing, and keeps the focus: a disabled button would drop it just when its work is done. */
export function SaveButton({ isChanged, isSaving, onSave, of }: SaveButtonProps) {
  const { t } = useTranslation();
  const idle = !isChanged || undefined;
  return <Button data-disabled={idle} aria-disabled={idle} aria-label={of && `${t('words.actions.save')}: ${of}`} loading={isSaving} onClick={() => isChanged && onSave()}>{t('words.actions.save')}</Button>;
}
