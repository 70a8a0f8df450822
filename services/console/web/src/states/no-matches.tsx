import { Button } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.js';

interface NoMatchesProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What was looked for and is not there, where that says more. */
  readonly title?: string;
  readonly onClear: () => void;
}

/** There is something, and nothing of it was asked for: the way back to all of it. */
export function NoMatches({ icon, title, onClear }: NoMatchesProps) {
  const { t } = useTranslation();
  return <EmptyState icon={icon} title={title ?? t('words.states.noMatches')} action={<Button variant="default" onClick={onClear}>{t('words.states.clearFilters')}</Button>} />;
}
