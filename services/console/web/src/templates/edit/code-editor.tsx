import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../../theme/style-nonce.js';
import { tagWords } from '../tag-words.js';
import { variableName } from '../variable-name.js';
import { editorTheme, heights } from './editor-theme.js';
import { knownVariables } from './known-variables.js';
import { chips, markedTags } from './template-chips.js';
import { markedWords, markKeys, markSelection } from './word-marks.js';
import type { WordMark } from './word-marks.rules.js';

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  /** HTML or MJML: braces stay braces. */
  readonly isCode: boolean;
  /** How much room it takes while it is empty; a line stays one line. */
  readonly room: keyof typeof heights;
  readonly isReadOnly?: boolean;
  /** Somebody has just asked for it: what is typed goes here. */
  readonly hasFocus?: boolean;
  /** Words may be bold, slanted and links, by signs and by Ctrl+B, Ctrl+I and Ctrl+K. */
  readonly canMark?: boolean;
  /** Called with functions that write at the cursor, and mark what is selected. */
  readonly onReady?: (insert: (text: string) => void, mark: (how: WordMark) => void) => void;
}

/** Completion after `{{`: the fields that there are, by what the shop calls them or, in code, by their own names. */
const completeVariables = (t: TFunction, isCode: boolean) => (context: CompletionContext): CompletionResult | null => {
  const before = context.matchBefore(/\{\{[#/]?[\p{L}\w. ]*/u);
  if (!before) return null;
  return {
    from: before.from,
    options: knownVariables.map(({ name, written }) => {
      const shown = isCode ? name : variableName(t, name);
      return { label: `{{${shown}`, displayLabel: shown, apply: written, type: 'variable' };
    }),
    validFor: /^\{\{[#/]?[\p{L}\w. ]*$/u,
  };
};

const writingOf = (t: TFunction, isCode: boolean): Extension => [
  autocompletion({ override: [completeVariables(t, isCode)] }),
  isCode ? [html({ autoCloseTags: true }), syntaxHighlighting(defaultHighlightStyle), markedTags] : chips((tag) => tagWords(t, tag)),
];

/** What is pasted into a line is one line; Enter writes nothing. */
const oneLine: Extension = [
  EditorView.clipboardInputFilter.of((text) => text.replace(/\s*\n\s*/g, ' ')),
  EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)),
  EditorView.contentAttributes.of({ 'aria-multiline': 'false' }),
];

/** The words of a template: variables are shown as words and completed; Tab leaves it, so that a keyboard is never caught. */
export function CodeEditor({ value, onChange, label, isCode, room, isReadOnly = false, hasFocus = false, canMark = false, onReady }: CodeEditorProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  told.current = onChange;
  const given = useRef(value);
  given.current = value;
  const writing = useRef(new Compartment());

  useEffect(() => {
    if (!host.current) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(styleNonce), history(), canMark ? [markedWords, keymap.of(markKeys)] : [], keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping,
          editorTheme, heights[room], writing.current.of(writingOf(t, isCode)), room === 'line' ? oneLine : [],
          EditorState.readOnly.of(isReadOnly), isReadOnly ? EditorView.editorAttributes.of({ class: 'reading' }) : [], EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
          EditorView.updateListener.of(({ state }) => { if (state.doc.toString() !== given.current) told.current(state.doc.toString()); }),
        ],
      }),
    });
    view.current = made;
    onReady?.((text) => {
      made.dispatch(made.state.replaceSelection(text));
      made.focus();
    }, (how) => void markSelection(made, how));
    if (hasFocus) made.focus();
    return () => made.destroy();
    // Made once; what changes later is told to it below.
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== value) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => view.current?.dispatch({ effects: writing.current.reconfigure(writingOf(t, isCode)) }), [t, isCode]);
  return <div ref={host} />;
}
