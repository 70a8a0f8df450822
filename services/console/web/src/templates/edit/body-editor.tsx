import { useTranslation } from 'react-i18next';
import { BlocksEditor } from './blocks-editor.js';
import type { Format } from './template-draft.rules.js';
import { WordsEditor } from './words-editor.js';

interface BodyEditorProps {
  readonly value: string;
  readonly format: Format;
  readonly onChange: (body: string) => void;
  readonly isReadOnly?: boolean;
  readonly error?: string | undefined;
}

/** The words: plain text, blocks for mails, or code for those who ask for it. */
export function BodyEditor({ format, ...editor }: BodyEditorProps) {
  const { t } = useTranslation();
  const { value, onChange, isReadOnly = false, error } = editor;
  if (format === 'simple') return <BlocksEditor body={value} onChange={onChange} isReadOnly={isReadOnly} error={error} />;
  return <WordsEditor {...editor} label={t('templates.body')} room="page" isCode={format === 'html' || format === 'mjml'} />;
}
