import { TAG, tagOf, type TemplateTag } from './template-tags.rules.js';

/** A template's source as a person reads it in a list: conditions gone, variables by what the shop calls them. */
export const readableTemplate = (source: string, wordsOf: (tag: TemplateTag) => string): string =>
  withReadableTags(source, wordsOf)
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** The same with its lines kept: a message that was never filled in. */
export const withReadableTags = (source: string, wordsOf: (tag: TemplateTag) => string): string =>
  source.replace(TAG, (written) => {
    const tag = tagOf(written);
    return tag?.kind === 'value' ? `‹${wordsOf(tag)}›` : ' ';
  });
