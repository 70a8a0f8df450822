import { TAG, tagOf, type TemplateTag } from './template-tags.rules.js';

/** Of a choice between texts the first, which is the usual one: both after each other are no sentence. */
function withoutElse(source: string): string {
  const leftOut: boolean[] = [];
  return source.split(new RegExp(`(${TAG.source})`)).filter((part, index) => {
    const inside = index % 2 === 1 ? part.replace(/^\{+\s*|\s*\}+$/g, '') : '';
    if (inside.startsWith('#')) leftOut.push(false);
    if (/^else\b/.test(inside)) leftOut[leftOut.length - 1] = true;
    const isSaid = !leftOut.includes(true);
    if (inside.startsWith('/')) leftOut.pop();
    return isSaid;
  }).join('');
}

/** A template's source as a person reads it in a list: conditions gone, variables by what the shop calls them. */
export const readableTemplate = (source: string, wordsOf: (tag: TemplateTag) => string): string =>
  withReadableTags(withoutElse(source), wordsOf)
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** The same with its lines kept: a message that was never filled in. */
export const withReadableTags = (source: string, wordsOf: (tag: TemplateTag) => string): string =>
  source.replace(TAG, (written) => {
    const tag = tagOf(written);
    return tag?.kind === 'value' ? `‹${wordsOf(tag)}›` : ' ';
  });
