import { Group, Input, Skeleton } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import type { CodeEditorProps } from './code-editor.js';
import { UnknownHint } from './unknown-hint.js';
import { VariablePicker } from './variable-picker.js';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));
const waiting = { line: 38, paragraph: 74, page: 180 } as const;

/** Where words are written; what draws them comes when the first of them is looked at. */
export function WordsArea(props: CodeEditorProps) {
  return <Suspense fallback={<Skeleton height={waiting[props.room]} />}><CodeEditor {...props} /></Suspense>;
}

interface WordsEditorProps extends Omit<CodeEditorProps, 'onReady'> {
  readonly error?: string | undefined;
}

/** Words under their name, and what differs from person to person to be put among them. */
export function WordsEditor({ error, ...area }: WordsEditorProps) {
  const { label, value, onChange, isReadOnly = false } = area;
  const insert = useRef<(text: string) => void>((text) => onChange(value + text));
  return (
    <Input.Wrapper labelElement="div" error={error}>
      <Group justify="space-between" mb={6}>
        <Input.Label labelElement="div">{label}</Input.Label>
        {!isReadOnly && <VariablePicker onPick={(written) => insert.current(written)} />}
      </Group>
      <WordsArea {...area} onReady={(write) => { insert.current = write; }} />
      {!isReadOnly && <UnknownHint text={value} onChange={onChange} />}
    </Input.Wrapper>
  );
}
