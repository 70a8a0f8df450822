import type { Extension } from '@codemirror/state';
import { Decoration, MatchDecorator, type EditorView, type KeyBinding } from '@codemirror/view';
import { decorateMatches } from './decorate-matches.js';
import { withMark, type WordMark } from './word-marks.rules.js';

/** Marks what is selected in an editor, and leaves it selected. */
export function markSelection(view: EditorView, how: WordMark): boolean {
  const { state } = view;
  const { from, to, insert, selected } = withMark(state.doc.toString(), state.selection.main, how);
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: selected.from, head: selected.to }, userEvent: 'input', scrollIntoView: true });
  view.focus();
  return true;
}

/** As every writing program has them. */
export const markKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: (view) => markSelection(view, 'bold') },
  { key: 'Mod-i', run: (view) => markSelection(view, 'slanted') },
  { key: 'Mod-k', run: (view) => markSelection(view, 'link') },
];

/** The same signs as libs/content reads (emphasis): shown as they will be, beside their signs. */
const marks = [
  { regexp: /\*\*(?!\s)([^*\n]{1,500})(?<!\s)\*\*/gu, look: Decoration.mark({ class: 'cm-bold' }) },
  { regexp: /(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,500})(?<!\s)_(?![\p{L}\p{N}_])/gu, look: Decoration.mark({ class: 'cm-slanted' }) },
] as const;

export const markedWords: Extension = marks.map(({ regexp, look }) => decorateMatches(new MatchDecorator({ regexp, decoration: look })));
