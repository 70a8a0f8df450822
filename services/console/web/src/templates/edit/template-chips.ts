import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { TAG, tagOf, type TemplateTag } from '../template-tags.rules.js';

/** A variable or a condition, in words and in one piece: the cursor steps over it, one key deletes it. */
class Chip extends WidgetType {
  constructor(private readonly words: string, private readonly isCondition: boolean) {
    super();
  }

  override eq(other: Chip): boolean {
    return other.words === this.words && other.isCondition === this.isCondition;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = this.isCondition ? 'cm-chip cm-condition' : 'cm-chip';
    chip.textContent = this.words;
    return chip;
  }
}

/** Keeps what `found` makes of every tag on the screen. */
function onTags(found: (written: string) => Decoration) {
  const matches = new MatchDecorator({ regexp: new RegExp(TAG), decoration: ([written]) => found(written) });
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

const mark = Decoration.mark({ class: 'cm-variable' });

/** For those who write code: variables stand out from what is around them. */
export const markedTags: Extension = onTags(() => mark);

/** For everybody else: words instead of braces; what has no words is marked as code is. */
export function chips(wordsOf: (tag: TemplateTag) => string): Extension {
  const plugin = onTags((written) => {
    const tag = tagOf(written);
    return tag ? Decoration.replace({ widget: new Chip(wordsOf(tag), tag.kind !== 'value') }) : mark;
  });
  return [plugin, EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none)];
}
