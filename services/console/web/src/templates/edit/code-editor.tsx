import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { styleNonce } from '../../theme/style-nonce.js';
import { editorTheme } from './editor-theme.js';
import { knownVariables } from './known-variables.js';

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly isCode: boolean;
  readonly isReadOnly?: boolean;
  /** Called with a function that writes at the cursor. */
  readonly onReady?: (insert: (text: string) => void) => void;
}

/** Completion after `{{`: the fields that there are. */
function completeVariables(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/\{\{[#/]?[\w. ]*/);
  if (!before) return null;
  return {
    from: before.from,
    options: knownVariables.map(({ name, written }) => ({ label: `{{${name}`, displayLabel: name, apply: written, type: 'variable' })),
    validFor: /^\{\{[#/]?[\w. ]*$/,
  };
}

/** Variables stand out from the words around them. */
const variableMarks = new MatchDecorator({ regexp: /\{\{[^{}\n]*\}\}/g, decoration: Decoration.mark({ class: 'cm-variable' }) });
const markVariables = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = variableMarks.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = variableMarks.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const languageOf = (isCode: boolean): Extension => (isCode ? [html({ autoCloseTags: true }), syntaxHighlighting(defaultHighlightStyle)] : []);

/** The text of a template: variables are marked and completed; Tab leaves it, so that a keyboard is never caught. */
export function CodeEditor({ value, onChange, label, isCode, isReadOnly = false, onReady }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  told.current = onChange;
  const language = useRef(new Compartment());

  useEffect(() => {
    if (!host.current) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(styleNonce), history(), keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping,
          autocompletion({ override: [completeVariables] }), markVariables, editorTheme, language.current.of(languageOf(isCode)),
          EditorState.readOnly.of(isReadOnly), EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
          EditorView.updateListener.of((update) => { if (update.docChanged) told.current(update.state.doc.toString()); }),
        ],
      }),
    });
    view.current = made;
    onReady?.((text) => {
      made.dispatch(made.state.replaceSelection(text));
      made.focus();
    });
    return () => made.destroy();
    // Made once; what changes later is told to it below.
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== value) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => view.current?.dispatch({ effects: language.current.reconfigure(languageOf(isCode)) }), [isCode]);
  return <div ref={host} />;
}
