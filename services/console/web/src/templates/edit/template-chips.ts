import type { Extension, Text } from '@codemirror/state';
import { Decoration, EditorView, MatchDecorator, WidgetType } from '@codemirror/view';
import { TAG, tagOf, type TemplateTag } from '../template-tags.rules.js';
import { decorateMatches } from './decorate-matches.js';
import { unknownVariables } from './unknown-variables.rules.js';

/** A variable or a condition, in words and in one piece: the cursor steps over it, one key deletes it. */
class Chip extends WidgetType {
  constructor(private readonly words: string, private readonly looks: string) {
    super();
  }

  override eq(other: Chip): boolean {
    return other.words === this.words && other.looks === this.looks;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = this.looks;
    chip.textContent = this.words;
    return chip;
  }
}

/** Keeps what `found` makes of every tag on the screen. */
const onTags = (found: (written: string, text: Text) => Decoration) =>
  decorateMatches(new MatchDecorator({ regexp: new RegExp(TAG), decoration: ([written], { state }) => found(written, state.doc) }));

const mark = Decoration.mark({ class: 'cm-variable' });
/** Stays as it was written, so that it can be mended letter by letter. */
const unknown = Decoration.mark({ class: 'cm-variable cm-unknown' });

const found = new WeakMap<Text, ReadonlySet<string>>();

/** What nobody can fill in a text, looked for once. */
function unknownIn(text: Text): ReadonlySet<string> {
  const unknownHere = found.get(text) ?? new Set(unknownVariables(text.toString()).map(({ written }) => written));
  found.set(text, unknownHere);
  return unknownHere;
}

/** For those who write code: variables stand out from what is around them. */
export const markedTags: Extension = onTags(() => mark);

/** For everybody else: words instead of braces; what nobody can fill stands out, what has no words is marked as code is. */
export function chips(wordsOf: (tag: TemplateTag) => string): Extension {
  const plugin = onTags((written, text) => {
    const tag = tagOf(written);
    if (unknownIn(text).has(written)) return unknown;
    return tag ? Decoration.replace({ widget: new Chip(wordsOf(tag), tag.kind === 'value' ? 'cm-chip' : 'cm-chip cm-condition') }) : mark;
  });
  return [plugin, EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none)];
}
