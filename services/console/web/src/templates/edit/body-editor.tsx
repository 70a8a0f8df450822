import { Group, Input, Skeleton } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BlocksEditor } from './blocks-editor.js';
import type { Format } from './template-draft.rules.js';
import { VariablePicker } from './variable-picker.js';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));

interface BodyEditorProps {
  readonly value: string;
  readonly format: Format;
  readonly onChange: (body: string) => void;
  readonly isReadOnly?: boolean;
  readonly error?: string | undefined;
}

/** The words: plain text, blocks for mails, or code for those who ask for it. */
export function BodyEditor({ value, format, onChange, isReadOnly = false, error }: BodyEditorProps) {
  const { t } = useTranslation();
  const insert = useRef<(text: string) => void>((text) => onChange(value + text));
  if (format === 'simple') return <BlocksEditor body={value} onChange={onChange} isReadOnly={isReadOnly} error={error} />;
  return (
    <Input.Wrapper labelElement="div" error={error}>
      <Group justify="space-between" mb={6}>
        <Input.Label labelElement="div">{t('templates.body')}</Input.Label>
        {!isReadOnly && <VariablePicker onPick={(written) => insert.current(written)} />}
      </Group>
      <Suspense fallback={<Skeleton height={180} />}>
        <CodeEditor value={value} onChange={onChange} label={t('templates.body')} isCode={format === 'html' || format === 'mjml'} isReadOnly={isReadOnly} onReady={(write) => { insert.current = write; }} />
      </Suspense>
    </Input.Wrapper>
  );
}
