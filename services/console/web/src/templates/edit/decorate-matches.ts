import { ViewPlugin, type DecorationSet, type EditorView, type MatchDecorator, type ViewUpdate } from '@codemirror/view';

/** Keeps the decorations of all matches on the screen. */
export function decorateMatches(matches: MatchDecorator) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = matches.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = matches.updateDeco(update, this.decorations);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}
