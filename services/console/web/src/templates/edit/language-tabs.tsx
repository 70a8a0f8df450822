import { ActionIcon, Group, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconLanguage, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '../../confirm/use-confirm.js';
import { languageInSentence, languageName } from '../../language/language-name.js';
import { localesOf, withLocale, withoutLocale, type TemplateDraft } from './template-draft.rules.js';

interface LanguageTabsProps {
  readonly draft: TemplateDraft;
  readonly onChange: (draft: TemplateDraft) => void;
  readonly locale: string;
  readonly onLocale: (locale: string) => void;
  readonly isReadOnly: boolean;
}

/** What shops here are asked for; the API takes any. */
const offered = ['es', 'en', 'ca', 'eu', 'gl', 'fr', 'de', 'it', 'pt'] as const;

/** The languages of a template. */
export function LanguageTabs({ draft, onChange, locale, onLocale, isReadOnly }: LanguageTabsProps) {
  const { t, i18n } = useTranslation();
  const confirm = useConfirm();
  const spoken = localesOf(draft);
  const add = (next: string): void => {
    onChange(withLocale(draft, next));
    onLocale(next);
  };
  const remove = (): void => {
    onLocale(draft.locale ?? 'en');
    onChange(withoutLocale(draft, locale));
  };
  const askRemove = (): void =>
    confirm({ title: t('templates.removeLanguageTitle', { language: languageInSentence(locale, i18n.language) }), text: t('templates.removeLanguageText'), action: t('templates.removeLanguage'), isDangerous: true, onConfirm: remove });
  return (
    <Group justify="space-between">
      <SegmentedControl value={locale} onChange={onLocale} data={spoken.map((value) => ({ value, label: languageName(value, i18n.language) }))} aria-label={t('shell.language')} />
      {!isReadOnly && (
        <Group gap={4}>
          {locale !== draft.locale && <Tooltip label={t('templates.removeLanguage')}><ActionIcon variant="subtle" color="bad" aria-label={t('templates.removeLanguage')} onClick={askRemove}><IconTrash size={16} /></ActionIcon></Tooltip>}
          <Menu position="bottom-end">
            <Menu.Target><Tooltip label={t('templates.addLanguage')}><ActionIcon variant="default" size="lg" aria-label={t('templates.addLanguage')}><IconLanguage size={17} /></ActionIcon></Tooltip></Menu.Target>
            <Menu.Dropdown>{offered.filter((value) => !spoken.includes(value)).map((value) => <Menu.Item key={value} onClick={() => add(value)}>{languageName(value, i18n.language)}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        </Group>
      )}
    </Group>
  );
}
